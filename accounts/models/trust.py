"""What editors decided about the trust in somebody; what somebody earned is counted and not kept."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Trust(models.Model):
    """Trust given by hand, or withdrawn; without a row only what stands on the site counts."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="trust"
    )
    given_at = models.DateTimeField(_("gegeven op"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("ingetrokken op"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("beslist door"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reason = models.TextField(_("waarom"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("vertrouwen")
        verbose_name_plural = _("vertrouwen")
        constraints = (
            models.CheckConstraint(
                condition=Q(given_at=None) | Q(withdrawn_at=None),
                name="accounts_trust_given_or_withdrawn",
            ),
        )

    def __str__(self) -> str:
        return str(self.user_id)
