"""Words of accounts and notices."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Delivery(TextChoices):
    """How somebody wants to hear of something; every notice stands in the inbox too."""

    AT_ONCE = "at_once", _("Meteen, per mail")
    WEEKLY = "weekly", _("In de weekmail")
    INBOX = "inbox", _("Alleen op mijn werkplek")
