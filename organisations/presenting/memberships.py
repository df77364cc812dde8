"""What members see of how they take part, and what who looks after an organisation sees of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from accounts.models import User
from alliantie.visibility import Actor
from organisations.choices import InvitationState, InvitedBy, MembershipRole, MembershipState
from organisations.models import Invitation, Membership, Organisation
from organisations.policies import may_verify
from organisations.services.domains import domain_of

MOST = 500
BADGES = {
    MembershipState.REQUESTED: "with_editors",
    MembershipState.ACTIVE: "online",
    MembershipState.ENDED: "draft",
    MembershipState.REFUSED: "draft",
}


@dataclass(frozen=True)
class OwnMembership:
    """One of somebody's own memberships."""

    membership: Membership
    name: str
    sentence: str
    badge: str
    is_active: bool
    is_admin: bool


@dataclass(frozen=True)
class Standing:
    """What there is to settle about who looks after an organisation."""

    is_last_admin: bool
    may_offer: bool
    has_offered: bool


@dataclass(frozen=True)
class Colleague:
    """Somebody of an organisation, for who looks after it; `domain` tells where they get their mail."""

    pk: int
    name: str
    function: str
    domain: str
    since: date | datetime | None
    is_admin: bool
    is_self: bool


@dataclass(frozen=True)
class InvitationRow:
    """One invitation; never the address it was sent to."""

    pk: int
    name: str
    state: InvitationState
    label: str
    made: datetime
    until: datetime
    came: str


@dataclass(frozen=True)
class Care:
    """Everything on the page of who looks after an organisation."""

    organisation: Organisation
    requests: Sequence[Colleague]
    members: Sequence[Colleague]
    invitations: Sequence[InvitationRow]
    has_admin: bool


def own_memberships(actor: Actor) -> list[OwnMembership]:
    """Give how somebody takes part, what holds first; one query."""
    rows = Membership.objects.filter(user=actor.user_id).select_related("organisation")
    order = list(BADGES)
    ordered = sorted(
        rows.order_by("-created_at")[:MOST],
        key=lambda row: order.index(MembershipState(row.state)) if row.state != "active" else -1,
    )
    return [own_membership(row) for row in ordered]


def own_membership(row: Membership) -> OwnMembership:
    """Describe one membership to whose it is."""
    state = MembershipState(row.state)
    is_active = state == MembershipState.ACTIVE
    return OwnMembership(
        membership=row,
        name=row.organisation.name if row.organisation else _("Als mezelf"),
        sentence=_sentence(row, state),
        badge=BADGES[state],
        is_active=is_active,
        is_admin=is_active and row.role == MembershipRole.ADMIN,
    )


def _sentence(row: Membership, state: MembershipState) -> str:
    if state == MembershipState.REQUESTED:
        return _("Je vroeg om mee te doen. Je krijgt een mail zodra erover is besloten.")
    if state == MembershipState.ENDED:
        return _("Je doet hier niet meer mee. Wat je schreef, bleef staan.")
    if state == MembershipState.REFUSED:
        return _("Je aanvraag is niet toegelaten.")
    if row.role == MembershipRole.ADMIN:
        return _("Je doet mee en bent beheerder.")
    return _("Je doet mee.")


def colleagues_of(membership: Membership) -> list[tuple[str, str]]:
    """Give who else takes part for the same organisation, to choose from."""
    if membership.organisation_id is None:
        return []
    rows = Membership.objects.active().filter(
        organisation=membership.organisation_id, user__is_active=True
    )
    others = rows.exclude(pk=membership.pk).select_related("user").order_by("started_on", "pk")
    return [(str(row.pk), name_of(row.user)) for row in others[:MOST]]


def standing_of(membership: Membership) -> Standing:
    """Say what somebody can do about who looks after their organisation."""
    admins = Membership.objects.administrators().filter(organisation=membership.organisation_id)
    known = set(admins.values_list("pk", flat=True))
    in_organisation = membership.organisation_id is not None
    return Standing(
        is_last_admin=known == {membership.pk},
        may_offer=in_organisation and not known and membership.admin_asked_at is None,
        has_offered=in_organisation and not known and membership.admin_asked_at is not None,
    )


def care_of(organisation: Organisation, actor: Actor) -> Care:
    """Gather what who looks after an organisation decides about; three queries."""
    people = organisation.memberships.select_related("user")
    requests = list(people.open_requests()[:MOST])
    members = list(people.active().order_by("started_on", "pk")[:MOST])
    asked = organisation.invitations.filter(by=InvitedBy.ADMIN)
    return Care(
        organisation=organisation,
        requests=_colleagues(requests, actor),
        members=_colleagues(members, actor),
        invitations=invitation_rows(asked.select_related("accepted_by")[:MOST]),
        has_admin=any(row.role == MembershipRole.ADMIN and row.user.is_active for row in members),
    )


def _colleagues(rows: Iterable[Membership], actor: Actor) -> list[Colleague]:
    return [
        Colleague(
            pk=row.pk,
            name=name_of(row.user),
            function=row.function,
            domain=_domain(row.user.email),
            since=row.started_on or row.created_at,
            is_admin=row.role == MembershipRole.ADMIN,
            is_self=row.user_id == actor.user_id,
        )
        for row in rows
    ]


def name_of(user: User) -> str:
    """Give the name somebody told, for who has to decide about them; never an address."""
    return user.get_full_name() or _("Naam onbekend")


def _domain(email: str) -> str:
    """Give the part of an address that says where somebody works, when it says that."""
    domain = domain_of(email)
    return domain if may_verify(domain) else ""


def invitation_rows(rows: Iterable[Invitation]) -> list[InvitationRow]:
    """Describe invitations to who sent them: who was asked, and who came."""
    return [
        InvitationRow(
            pk=row.pk,
            name=row.name or _("Naam vergeten"),
            state=row.state,
            label=str(row.state.label),
            made=row.created_at,
            until=row.expires_at,
            came=name_of(row.accepted_by) if row.accepted_by else "",
        )
        for row in rows
    ]
