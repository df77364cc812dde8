"""Two accounts of one person: who asked to merge them, and which number an account had before."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.querysets import AccountClaimQuerySet, FormerAccountQuerySet


class AccountClaim(models.Model):
    """Somebody says to have another account; it counts once that one says so too.

    A row is made for any address, so that it tells nobody whether there is an account: `gone` is filled
    in by the worker, where there is one. Nor does it go with that account, unless that one confirmed it.
    """

    kept = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="claims_made"
    )
    address = models.EmailField(_("het andere e-mailadres"))
    gone = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="claims_upon",
    )
    asked_at = models.DateTimeField(_("gevraagd op"), db_index=True)
    confirmed_at = models.DateTimeField(_("bevestigd op"), null=True, blank=True)
    promised_on = models.DateField(_("beloofd voor"), null=True, blank=True)

    objects = AccountClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("verzoek om accounts samen te voegen")
        verbose_name_plural = _("verzoeken om accounts samen te voegen")
        ordering = ("confirmed_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=["kept"], name="accounts_claim_once"),
            models.UniqueConstraint(
                fields=["gone"],
                condition=Q(confirmed_at__isnull=False),
                name="accounts_claim_confirmed_once",
            ),
            models.CheckConstraint(
                condition=Q(gone__isnull=True) | ~Q(gone=F("kept")), name="accounts_claim_other"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True) | Q(gone__isnull=False),
                name="accounts_claim_confirmed_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kept_id} {self.gone_id}"


class FormerAccount(models.Model):
    """The number of an account that went up in another: what is sealed under it is of the other now.

    Made for every merge, so that it tells nothing of whether anything is sealed.
    """

    number = models.BigIntegerField(_("nummer van het account"), unique=True)
    kept = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="former_accounts"
    )
    # The line for older backups (see accounts.erasing.replay), once the account itself is gone.
    erased_line = models.JSONField(null=True, blank=True)

    objects = FormerAccountQuerySet.as_manager()

    class Meta:
        verbose_name = _("samengevoegd account")
        verbose_name_plural = _("samengevoegde accounts")

    def __str__(self) -> str:
        return f"{self.number} {self.kept_id}"
