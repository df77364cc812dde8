"""How things hang together in the network."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class LinkRole(TextChoices):
    """What ties one thing to another; said as "A (words) B"."""

    OWN = "own", _("deelt")
    PARTNER = "partner", _("deed mee aan")
    APPLIED = "applied", _("paste toe")
    ABOUT = "about", _("gaat over")
    WORKS_ON = "works_on", _("werkt aan")


# How an organisation is tied to an initiative.
DEEDS = (LinkRole.OWN, LinkRole.PARTNER, LinkRole.APPLIED)
