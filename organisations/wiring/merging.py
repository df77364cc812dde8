"""What hangs on an organisation or an account here, and what becomes of it when that goes up in another."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.services import dealings
from accounts.services.merging import KIND as ACCOUNT
from alliantie.merging import registry
from alliantie.merging.registry import Relation
from organisations.models import Invitation
from organisations.services.mergeable import MergeableOrganisations
from organisations.services.merging import move_memberships_of
from organisations.services.merging_undone import end_of_who_left, keep_what_was_taken

RELATIONS = (
    Relation("organisations.Organisation_themes.organisation", stays=_("hoort bij de gegevens")),
    Relation(
        "organisations.Organisation.parent", label=_("Organisaties die eronder vallen"), swept=True
    ),
    Relation("organisations.Organisation.successor", label=_("Eerdere samenvoegingen"), swept=True),
    Relation(
        "organisations.Membership.organisation",
        label=_("Lidmaatschappen (wat voorbij is, blijft waar het was)"),
        whole=True,
    ),
    Relation(
        "organisations.Invitation.organisation",
        label=_("Uitnodigingen (alleen wat nog open staat)"),
    ),
    Relation(
        "organisations.OrganisationName.organisation",
        label=_("Namen"),
        stays=_("De organisatie die blijft, krijgt ze er ook bij."),
    ),
    Relation("organisations.EmailDomain.organisation", label=_("Maildomeinen"), whole=True),
)

OF_AN_ACCOUNT = (
    Relation("organisations.Membership.user", label=_("Lidmaatschappen"), whole=True),
    Relation("organisations.Invitation.invited_by", swept=True),
    Relation("organisations.Invitation.accepted_by", swept=True),
)


def has_invited(one: Any, other: Any) -> bool:
    """Say whether one account came in by an invitation of the other."""
    return Invitation.objects.filter(invited_by=one, accepted_by=other).exists()


def connect() -> None:
    """Have organisations merged, and moved along when a theme is."""
    registry.register(MergeableOrganisations())
    registry.relate("organisatie", *RELATIONS)
    registry.follow_undo("organisatie", end_of_who_left)
    registry.relate(ACCOUNT, *OF_AN_ACCOUNT)
    registry.follow(ACCOUNT, move_memberships_of)
    registry.follow_undo(ACCOUNT, keep_what_was_taken)
    dealings.register(has_invited)
    registry.relate(
        "thema",
        Relation("organisations.Organisation_themes.theme", label=_("Organisaties"), swept=True),
    )
