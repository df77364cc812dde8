"""Words of short news and the monthly round."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class NewsState(TextChoices):
    """The life of a line of the round or a short item."""

    HELD = "held", _("Bij de redactie")
    SHOWN = "shown", _("Online")
    WITHDRAWN = "withdrawn", _("Ingetrokken")
    REFUSED = "refused", _("Niet geplaatst")


class Verdict(TextChoices):
    """What an editor decides."""

    SHOW = "toon", _("Zet op de site")
    REFUSE = "weiger", _("Plaats niet")
    HIDE = "verberg", _("Haal van de site")
