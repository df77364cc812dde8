"""Who signs up: a member by account, a guest by name and confirmed address."""

from dataclasses import dataclass

from django.db.models import QuerySet

from accounts.models import User
from events.models import EventPage, Registration
from events.policies.registering import Organised, check_organisation, side_of
from organisations.models import Membership, Organisation


@dataclass(frozen=True)
class Applicant:
    """Who signs up, and for which part of society."""

    side: str
    user_id: int | None = None
    name: str = ""
    email: str = ""
    organisation_id: int | None = None
    organisation_name: str = ""


def of_member(user_id: int, organisation_id: int | None = None, *, side: str = "") -> Applicant:
    """Describe a member by today's memberships; of several organisations the one they chose.

    Who takes part in nothing yet comes for the side they chose themselves.
    """
    rows = list(
        Membership.objects.active()
        .filter(user=user_id)
        .select_related("organisation")
        .order_by("pk")
    )
    chosen = [row for row in rows if row.organisation_id == organisation_id and organisation_id]
    best = chosen or [one for one in rows if one.organisation_id] or rows
    if not best:
        return Applicant(side=side or side_of("", ""), user_id=user_id)
    row = best[0]
    organisation = row.organisation
    return Applicant(
        side=side_of(organisation.side if organisation else "", row.sector),
        user_id=user_id,
        organisation_id=row.organisation_id,
    )


def account_of(email: str) -> User | None:
    """Give the account that signs in with this address, unless it is suspended."""
    found = User.objects.at_address(email)
    return found if found is not None and found.is_active else None


def at_address(rows: QuerySet[Registration], email: str) -> Registration | None:
    """Give the first of exactly this address: PostgreSQL also takes a dotless i for an i."""
    same = rows.filter(email__iexact=email) if email else rows.none()
    return next((one for one in same if one.email.lower() == email.lower()), None)


def standing_of(event: EventPage, applicant: Applicant) -> Registration | None:
    """Give the registration somebody has already, also one they made as a guest."""
    standing = Registration.objects.filter(event=event).standing()
    if applicant.user_id is None:
        return at_address(standing, applicant.email)
    own = standing.filter(user=applicant.user_id).first()
    if own is not None:
        return own
    address = User.objects.values_list("email", flat=True).get(pk=applicant.user_id)
    return at_address(standing.filter(user=None), address)


def adopt(registration: Registration, applicant: Applicant) -> Registration:
    """Let what somebody made as a guest be their account's."""
    if registration.user_id is None and applicant.user_id is not None:
        registration.user_id = applicant.user_id
        registration.name, registration.email = "", ""
        registration.save(update_fields=["user", "name", "email"])
    return registration


def check_share(event: EventPage, applicant: Applicant, *, apart_from: int | None = None) -> None:
    """Refuse one more of an organisation that has its share, those in the line counted."""
    if event.per_organisation is None:
        return
    name = applicant.organisation_name
    if applicant.organisation_id is not None:
        known = Organisation.objects.filter(pk=applicant.organisation_id)
        name = known.values_list("name", flat=True).first() or ""
    rows = Registration.objects.filter(event=event).standing().exclude(pk=apart_from or 0)
    same = rows.same_organisation(organisation_id=applicant.organisation_id, name=name)
    check_organisation(Organised(event.per_organisation, same.count()))
