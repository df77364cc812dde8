"""What hangs on an organisation, and what becomes of it when that goes up in another."""

from django.utils.translation import gettext_lazy as _

from alliantie.merging import registry
from alliantie.merging.registry import Relation
from organisations.services.mergeable import MergeableOrganisations
from organisations.services.merging_undone import end_of_who_left

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


def connect() -> None:
    """Have organisations merged, and moved along when a theme is."""
    registry.register(MergeableOrganisations())
    registry.relate("organisatie", *RELATIONS)
    registry.follow_undo("organisatie", end_of_who_left)
    registry.relate(
        "thema",
        Relation("organisations.Organisation_themes.theme", label=_("Organisaties"), swept=True),
    )
