"""Words of accounts, notices, and what members agree with."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Delivery(TextChoices):
    """How somebody wants to hear of something; every notice stands in the inbox too."""

    AT_ONCE = "at_once", _("Meteen, per mail")
    WEEKLY = "weekly", _("In de weekmail")
    INBOX = "inbox", _("Alleen op mijn werkplek")


class TermsKind(TextChoices):
    """What members agree with; the value stands in addresses."""

    HOUSE_RULES = "huisregels", _("Huisregels")
    TERMS = "voorwaarden", _("Voorwaarden")


class ResetState(TextChoices):
    """How a request to take away a lost second factor ended."""

    WAITING = "waiting", _("Wacht op een tweede beheerder")
    DONE = "done", _("Uitgevoerd")
    STOPPED = "stopped", _("Gestopt door de persoon zelf")
    WITHDRAWN = "withdrawn", _("Ingetrokken door een beheerder")
    EXPIRED = "expired", _("Verlopen")
