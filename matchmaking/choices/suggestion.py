"""How a suggestion to somebody stands."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SuggestionState(TextChoices):
    """What became of a suggestion; "not this" is kept for ever."""

    SHOWN = "shown", _("Voorgesteld")
    NOT_THIS = "not_this", _("Niet dit")
    LATER = "later", _("Later")
    INTRODUCED = "introduced", _("Kennismaking gevraagd")
    GONE = "gone", _("Voorbij")
