"""Words of registrations."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RegistrationState(TextChoices):
    """The life of one registration."""

    UNCONFIRMED = "unconfirmed", _("Nog niet bevestigd")
    CONFIRMED = "confirmed", _("Aangemeld")
    OFFERED = "offered", _("Plek aangeboden")
    WAITING = "waiting", _("Op de wachtlijst")
    CANCELLED = "cancelled", _("Afgemeld")
    ATTENDED = "attended", _("Was er")
    NO_SHOW = "no_show", _("Was er niet")


class Side(TextChoices):
    """For which part of society somebody comes; seats can be kept for each."""

    GOVERNMENT = "government", _("Overheid")
    OUTSIDE = "outside", _("Buiten de overheid")
    RESIDENT = "resident", _("Inwoner")


class EndedBy(TextChoices):
    """Why a registration ended."""

    SELF = "self", _("Zelf afgemeld")
    EXPIRED = "expired", _("Niet op tijd gereageerd")
    HOST = "host", _("Door de organisator")
    TRANSFERRED = "transferred", _("Plek doorgegeven")
    MEETING = "meeting", _("De bijeenkomst gaat niet door")


class Purpose(TextChoices):
    """Why something is asked at registration; it decides how long the answer is kept."""

    PREPARE = "prepare", _("Om de bijeenkomst voor te bereiden")
    ACCESS = "access", _("Om ervoor te zorgen dat iedereen mee kan doen")
    DIET = "diet", _("Voor eten en drinken")


class Reminder(TextChoices):
    """How long before the start somebody wants to be reminded."""

    WEEK = "week", _("Een week ervoor")
    DAY = "day", _("Een dag ervoor")
    HOUR = "hour", _("Een uur ervoor")
