"""Words of people: what they can do, ask and offer, and how a question or conversation stands."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Level(TextChoices):
    """How far somebody's experience goes."""

    CAN_DO = "can_do", _("Kan ik")
    CAN_EXPLAIN = "can_explain", _("Kan ik uitleggen")
    KNOWS_SOMEONE = "knows_someone", _("Ken ik iemand voor")
    WANTS_TO_LEARN = "wants_to_learn", _("Wil ik leren")


class Visibility(TextChoices):
    """Who sees a block of a profile."""

    EVERYONE = "everyone", _("Iedereen")
    MEMBERS = "members", _("Leden")
    NOBODY = "nobody", _("Niemand")


class MeetingFormat(TextChoices):
    """What somebody is willing to do for others."""

    SPEAK = "speak", _("Spreken")
    PEER_REVIEW = "peer_review", _("Meedenken als collega")
    SITE_VISIT = "site_visit", _("Bezoek ontvangen")
    PODCAST = "podcast", _("Podcast")
    REVIEW = "review", _("Meelezen")


class SpokenLanguage(TextChoices):
    """The languages somebody can be asked in."""

    DUTCH = "nl", _("Nederlands")
    ENGLISH = "en", _("Engels")
    PAPIAMENTU = "pap", _("Papiaments")
    FRISIAN = "fy", _("Fries")


class Channel(TextChoices):
    """Along which way a request reaches somebody; all of them draw on one budget."""

    CONTACT = "contact", _("Bericht")
    QUESTION = "question", _("Vraag")
    INTRODUCTION = "introduction", _("Kennismaking")
    MEETING = "meeting", _("Bijeenkomst")


class RequestState(TextChoices):
    """The life of one request to one person. Handed on looks like open to who asked."""

    OPEN = "open", _("Wacht op antwoord")
    ANSWERED = "answered", _("Beantwoord")
    HANDED_ON = "handed_on", _("Doorgegeven")
    CLOSED = "closed", _("Gesloten")


class Side(TextChoices):
    """Which of the two in a conversation somebody is."""

    ASKER = "asker", _("Wie vraagt")
    PERSON = "person", _("Aan wie het gevraagd is")


class NameShown(TextChoices):
    """What readers see of who asked."""

    FULL = "full", _("Mijn naam en organisatie")
    ORGANISATION = "organisation", _("Alleen mijn organisatie")
    NAME = "name", _("Alleen mijn naam")
    HIDDEN = "hidden", _("Niets van mij")


class QuestionState(TextChoices):
    """The life of a question."""

    HELD = "held", _("Bij de redactie")
    OPEN = "open", _("Nog geen antwoord")
    ANSWERED = "answered", _("Beantwoord")
    CLOSED = "closed", _("Geholpen")
    WITHDRAWN = "withdrawn", _("Ingetrokken")


class Direction(TextChoices):
    """Which way help goes."""

    OFFER = "offer", _("Aanbod")
    NEED = "need", _("Vraag")


class OfferState(TextChoices):
    """The life of an offer or a need."""

    HELD = "held", _("Bij de redactie")
    OPEN = "open", _("Open")
    MATCHED = "matched", _("Gevonden")
    CLOSED = "closed", _("Gesloten")


class FollowKind(TextChoices):
    """What can be followed; the label stands above the list of what somebody follows."""

    THEME = "theme", _("Thema's")
    ORGANISATION = "organisation", _("Organisaties")
    PERSON = "person", _("Mensen")
    PAGE = "page", _("Praktijkvoorbeelden")
    SEARCH = "search", _("Zoekopdrachten")


class NoticePlan(TextChoices):
    """The one choice about notices; the rest stands under "meer"."""

    STANDARD = "standard", _("Wat voor mij is meteen, de rest in de weekmail")
    WEEKLY = "weekly", _("Alles in de weekmail")
    OWN = "own", _("Ik kies het per soort bericht")
