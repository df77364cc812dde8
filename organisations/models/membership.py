"""Who works for which organisation; the only source of a member's rights."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from organisations.choices import MembershipRole, MembershipState, Sector
from organisations.querysets import MembershipQuerySet

from .organisation import Organisation

OPEN_STATES = [MembershipState.REQUESTED, MembershipState.ACTIVE]


class Membership(models.Model):
    """A person for an organisation, or as themselves (then `organisation` is empty and `sector` says as what)."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="memberships"
    )
    sector = models.CharField(_("als wie"), max_length=16, choices=Sector, blank=True)
    role = models.CharField(
        _("rol"), max_length=16, choices=MembershipRole, default=MembershipRole.MEMBER
    )
    function = models.CharField(_("functie"), max_length=120, blank=True)
    is_shown = models.BooleanField(_("op de pagina van de organisatie"), default=False)
    state = models.CharField(
        _("stand"), max_length=16, choices=MembershipState, default=MembershipState.REQUESTED
    )
    started_on = models.DateField(_("sinds"), null=True, blank=True)
    ended_on = models.DateField(_("tot"), null=True, blank=True)
    created_at = models.DateTimeField(_("gevraagd op"), auto_now_add=True)
    # Set when a member of an organisation without an admin offers to look after it.
    admin_asked_at = models.DateTimeField(_("wil beheerder worden"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("lidmaatschap")
        verbose_name_plural = _("lidmaatschappen")
        indexes = (models.Index(fields=["user", "state", "organisation"]),)
        constraints = (
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | ~Q(sector=""),
                name="organisations_membership_says_for_whom",
            ),
            models.UniqueConstraint(
                fields=["user", "organisation"],
                condition=Q(state__in=OPEN_STATES),
                name="organisations_membership_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.organisation_id or self.sector}"
