"""An invitation to take part, by who looks after an organisation or by an editor."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organisations.choices import InvitationState, InvitedBy, Sector
from organisations.policies import state_of
from organisations.querysets import InvitationQuerySet

from .membership import Membership
from .organisation import Organisation


class Invitation(models.Model):
    """A link for one person; whoever accepts it first takes part. The link itself is not kept."""

    by = models.CharField(_("namens"), max_length=16, choices=InvitedBy)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="invitations_made",
    )
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="invitations"
    )
    sector = models.CharField(_("als wie"), max_length=16, choices=Sector, blank=True)
    # Who was asked; forgotten some time after the invitation ended.
    name = models.CharField(_("wie je vraagt"), max_length=120, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("gemaakt op"), auto_now_add=True)
    expires_at = models.DateTimeField(_("geldig tot"))
    withdrawn_at = models.DateTimeField(_("ingetrokken op"), null=True, blank=True)
    accepted_at = models.DateTimeField(_("aangenomen op"), null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="invitations_accepted",
    )
    membership = models.ForeignKey(
        Membership, null=True, blank=True, on_delete=models.SET_NULL, related_name="invitations"
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("uitnodiging")
        verbose_name_plural = _("uitnodigingen")
        ordering = ("-created_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | ~Q(sector=""),
                name="organisations_invitation_says_for_whom",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(withdrawn_at=None),
                name="organisations_invitation_ends_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.by} {self.pk}"

    @property
    def state(self) -> InvitationState:
        """Give where it is in its life now."""
        return state_of(self, timezone.now())
