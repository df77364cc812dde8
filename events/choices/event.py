"""Words of meetings."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EventKind(TextChoices):
    """What sort of meeting it is."""

    WORKSHOP = "workshop", _("Workshop")
    WORK_SESSION = "work_session", _("Werksessie")
    WEBINAR = "webinar", _("Webinar")
    ACTION_HOLDERS = "action_holders", _("Actiehoudersbijeenkomst")
    FORUM = "forum", _("Forum")
    LECTURE = "lecture", _("Lezing")
    VISIT = "visit", _("Werkbezoek")


class EventFormat(TextChoices):
    """How people work together; each has a recipe."""

    TEAM_BUILDING = "team_building", _("Teambuilding")
    SPEAKER = "speaker", _("Spreker met een praktijkvoorbeeld")
    QUIZ = "quiz", _("Quiz")
    USE_CASE = "use_case", _("Samen aan een praktijkvoorbeeld")
    CREATIVE = "creative", _("Creatieve werkvorm")
    PODCAST = "podcast", _("Podcast")
    FILM = "film", _("Film")
    DESIGN = "design", _("Ontwerpsessie")
    DEBATE = "debate", _("Openbaar debat")


class EventLevel(TextChoices):
    """For whom it is."""

    BEGINNING = "beginning", _("Voor wie begint")
    PRACTISING = "practising", _("Voor wie al bezig is")
    EXPERIENCED = "experienced", _("Voor wie er veel van weet")


class Mode(TextChoices):
    """Where people are."""

    IN_PERSON = "in_person", _("Op een plek")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("Op een plek en online")


class Zone(TextChoices):
    """Whose clock the times are on (IANA names)."""

    NETHERLANDS = "Europe/Amsterdam", _("Nederland")
    BONAIRE = "America/Kralendijk", _("Bonaire")


class EventState(TextChoices):
    """What is kept of the life of a meeting; the rest follows from the clock and the seats."""

    DRAFT = "draft", _("Concept")
    SUBMITTED = "submitted", _("Bij de redactie")
    CHANGES = "changes", _("Jij bent aan zet")
    PLANNED = "planned", _("Online")
    CANCELLED = "cancelled", _("Gaat niet door")


class Standing(TextChoices):
    """How a meeting that is online stands at this moment; never stored."""

    PLANNED = "planned", _("Gepland")
    OPEN = "open", _("Je kunt je aanmelden")
    FULL = "full", _("Vol, er is een wachtlijst")
    CLOSED = "closed", _("Aanmelden kan niet meer")
    DONE = "done", _("Geweest")
    CANCELLED = "cancelled", _("Gaat niet door")


class HostState(TextChoices):
    """Whether an organisation that is named beside the host said yes."""

    ASKED = "asked", _("Gevraagd")
    CONFIRMED = "confirmed", _("Doet mee")
    DECLINED = "declined", _("Doet niet mee")


class PersonRole(TextChoices):
    """What somebody does at a meeting."""

    SPEAKER = "speaker", _("Spreker")
    FACILITATOR = "facilitator", _("Gespreksleider")
    CONTACT = "contact", _("Organisator")
