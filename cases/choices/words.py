"""Words of what editors change in the words of somebody else."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ChangeState(TextChoices):
    """How far an author and the editors are about a change."""

    TOLD = "told", _("Verteld aan de schrijver")
    AGREED = "agreed", _("Akkoord")
    OBJECTED = "objected", _("Niet mee eens")
    RESTORED = "restored", _("Teruggezet")
    ANSWERED = "answered", _("Gebleven, met een antwoord")
