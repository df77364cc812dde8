"""Words of series and of taking turns as host."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class TurnState(TextChoices):
    """What became of asking an organisation to be host."""

    ASKED = "asked", _("Gevraagd")
    ACCEPTED = "accepted", _("Is gastheer")
    DECLINED = "declined", _("Kon niet")
    SWAPPED = "swapped", _("Geruild")
