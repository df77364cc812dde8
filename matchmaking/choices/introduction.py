"""The life of an introduction, and what came of it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class IntroductionState(TextChoices):
    """From a suggestion by hand to two people who met; both say yes before anything goes on."""

    SUGGESTED = "suggested", _("Voorgesteld")
    ONE_YES = "one_yes", _("Eén zei ja")
    BOTH_YES = "both_yes", _("Allebei ja")
    INTRODUCED = "introduced", _("Aan elkaar voorgesteld")
    MEETING_PLANNED = "meeting_planned", _("Afspraak gemaakt")
    MET = "met", _("Elkaar gesproken")
    DECLINED = "declined", _("Het kwam er niet van")
    WITHDRAWN = "withdrawn", _("Ingetrokken")
    EXPIRED = "expired", _("Verlopen")


OPEN = (IntroductionState.SUGGESTED, IntroductionState.ONE_YES)
STANDING = (
    IntroductionState.INTRODUCED,
    IntroductionState.MEETING_PLANNED,
    IntroductionState.MET,
)


class Origin(TextChoices):
    """Where an introduction began."""

    SUGGESTION = "suggestion", _("Voor jou")
    EDITOR = "editor", _("Redactie")


class Helped(TextChoices):
    """The one answer after thirty days."""

    HELPED = "helped", _("Ja, dit hielp")
    NEUTRAL = "neutral", _("Een beetje")
    NOT = "not", _("Nee, dit hielp niet")
