"""A seat on its way to a colleague."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .registration import Registration, new_secret


class Transfer(models.Model):
    """Somebody asked a colleague to come instead; the seat stays theirs until the colleague says yes.

    It goes with the registration, and when the colleague took the seat: no address is kept longer.
    """

    registration = models.OneToOneField(
        Registration, on_delete=models.CASCADE, related_name="transfer"
    )
    email = models.EmailField(_("e-mailadres van je collega"))
    secret = models.CharField(max_length=40, unique=True, default=new_secret)
    asked_at = models.DateTimeField()

    class Meta:
        verbose_name = _("plek doorgeven")

    def __str__(self) -> str:
        return str(self.registration)
