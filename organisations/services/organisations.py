"""Bring organisations in: proposed by people, made by an import, decided by editors."""

from django.db import transaction
from django.utils.translation import gettext as _

from alliantie.audit import record
from alliantie.visibility import Actor
from organisations.choices import Listing, MembershipState, OrganisationKind
from organisations.models import Organisation
from organisations.naming import clean_name, name_key
from organisations.policies import (
    NotAllowedError,
    OrganisationRefusedError,
    check_editor,
    check_name,
    side_of,
)
from organisations.resolving import Resolver

from .names import add_names, free_slug, organisation_changed


@transaction.atomic
def create_unclaimed(
    *,
    name: str,
    kind: str,
    source: str,
    actor_id: int | None,
    region: str = "",
    listing: str = Listing.LISTED,
    origin: str = "command",
) -> Organisation:
    """Make an organisation that has no administrator; `source` is the register it stood in."""
    check_name(name)
    clean = clean_name(name)
    organisation = Organisation.objects.create(
        name=clean,
        sort_key=name_key(clean),
        slug=free_slug(clean),
        kind=OrganisationKind(kind),
        side=side_of(kind),
        region=region,
        register_source=source,
        listing=listing,
    )
    add_names(organisation=organisation, names=[clean])
    organisation_changed(
        organisation=organisation, actor_id=actor_id, action="organisation.create", origin=origin
    )
    return organisation


@transaction.atomic
def propose_organisation(*, name: str, kind: str, actor: Actor) -> Organisation:
    """Put a missing organisation before the editors; give the one that stands there under this name."""
    if not actor.is_signed_in:
        raise NotAllowedError(_("Log in om een organisatie voor te stellen."))
    check_name(name)
    known = Organisation.objects.exclude(listing=Listing.HIDDEN)
    if (found := Resolver(known).find(name)) is not None:
        return found
    organisation = create_unclaimed(
        name=name,
        kind=kind,
        source="",
        actor_id=actor.user_id,
        listing=Listing.PROPOSED,
        origin="web",
    )
    record(action="organisation.propose", obj=organisation, actor_id=actor.user_id)
    return organisation


@transaction.atomic
def accept_organisation(
    *, organisation: Organisation, actor: Actor, origin: str = "cms"
) -> Organisation:
    """Put a proposed organisation in the overview."""
    check_editor(actor)
    if _decided(organisation, Listing.LISTED):
        organisation_changed(
            organisation=organisation,
            actor_id=actor.user_id,
            action="organisation.accept",
            origin=origin,
        )
    return organisation


@transaction.atomic
def refuse_organisation(
    *, organisation: Organisation, actor: Actor, origin: str = "cms"
) -> Organisation:
    """Keep a proposed organisation out of the overview, unless somebody already works for it here."""
    check_editor(actor)
    if organisation.memberships.filter(state=MembershipState.ACTIVE).exists():
        raise OrganisationRefusedError(
            _("Deze organisatie heeft al leden. Beëindig eerst hun lidmaatschap.")
        )
    if _decided(organisation, Listing.HIDDEN):
        organisation_changed(
            organisation=organisation,
            actor_id=actor.user_id,
            action="organisation.refuse",
            origin=origin,
        )
    return organisation


def _decided(organisation: Organisation, listing: Listing) -> bool:
    """Decide once about a proposal, however many click; say whether this call did it."""
    waiting = Organisation.objects.filter(pk=organisation.pk, listing=Listing.PROPOSED)
    changed = waiting.update(listing=listing)
    organisation.refresh_from_db(fields=["listing"])
    return bool(changed)
