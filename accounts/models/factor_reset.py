"""A lost second factor, taken away by two administrators together."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.choices import ResetState
from accounts.querysets import FactorResetQuerySet


class FactorReset(models.Model):
    """One asks it with a reason, another confirms; whose account it is can stop it until then."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="factor_resets"
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.TextField(_("waarom is het nodig?"), max_length=500)
    asked_at = models.DateTimeField(_("gevraagd op"), db_index=True)
    expires_at = models.DateTimeField(_("verloopt op"))
    state = models.CharField(
        _("stand"), max_length=16, choices=ResetState, default=ResetState.WAITING
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(_("besloten op"), null=True, blank=True)

    objects = FactorResetQuerySet.as_manager()

    class Meta:
        verbose_name = _("reset van de tweede stap")
        verbose_name_plural = _("resets van de tweede stap")
        ordering = ("-asked_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["user"],
                condition=models.Q(state=ResetState.WAITING),
                name="accounts_reset_waits_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.state}"
