"""Who stands behind a use case."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.db.models import F, Q, QuerySet

from accounts.models import User
from alliantie.choices import Audience
from alliantie.visibility import Actor, in_its_time
from organisations.choices import MembershipRole
from organisations.models import Membership

from .models import CasePage
from .querysets import CaseQuerySet


def author_of(case: CasePage) -> User | None:
    """Give who gets the questions: the contact, else the writer; nobody for a row of a register."""
    if case.contact is not None:
        return case.contact
    return None if case.source else case.owner


def has_published(user_id: int) -> bool:
    """Say whether a use case of this account stands on the site, for who decides whom to trust."""
    return CasePage.objects.live().filter(owner=user_id, source="").exists()


def published() -> QuerySet[Any, Any]:
    """Select whose own use cases stand on the site and since when, for who decides whom to trust."""
    own = CasePage.objects.own().filter(in_its_time(), owner__isnull=False)
    dated = own.exclude(first_published_at=None)
    return dated.values(author=F("owner_id"), since=F("first_published_at"))


def authors_of(case: CasePage) -> set[int]:
    """Give everybody who may speak for a case."""
    people = {case.contact_id, *case.co_authors.values_list("pk", flat=True)}
    if not case.source:
        people.add(case.owner_id)
    return {pk for pk in people if pk is not None}


def keepers_of(keys: Collection[int]) -> dict[int, set[int]]:
    """Give who is asked whether these cases still hold; three queries.

    Who wrote one and still works there, else who administers the organisation. Nobody is told of a
    case they may not see: of a private one only its writers know.
    """
    rows = (
        CasePage.objects.own()
        .filter(pk__in=keys)
        .only("owner", "contact", "organisation", "audience")
    )
    cases = {row.pk: row for row in rows}
    writers = {pk: _named(row) for pk, row in cases.items()}
    links = CasePage.co_authors.through.objects.filter(casepage__in=cases)
    for pk, user in links.values_list("casepage", "user"):
        writers[pk].add(user)
    everybody = {user for people in writers.values() for user in people}
    staff, admins = _staff({row.organisation_id for row in cases.values()}, everybody)
    kept: dict[int, set[int]] = {}
    for pk, row in cases.items():
        kept[pk] = writers[pk]
        if row.organisation_id:
            kept[pk] = writers[pk] & staff[row.organisation_id]
            if row.audience != Audience.PRIVATE:
                kept[pk] = kept[pk] or admins[row.organisation_id]
    return kept


def _named(case: CasePage) -> set[int]:
    """Give who stands on a case, as far as they may see it."""
    sees = case.audience == Audience.PUBLIC or (
        case.organisation_id is not None and case.audience != Audience.PRIVATE
    )
    people = (case.owner_id, case.contact_id if sees else None)
    return {pk for pk in people if pk is not None}


def _staff(
    organisations: Collection[int | None], people: Collection[int]
) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """Give of each organisation which of these people work there today, and who administers it."""
    staff: dict[int, set[int]] = defaultdict(set)
    admins: dict[int, set[int]] = defaultdict(set)
    active = Membership.objects.active().filter(
        Q(user__in=people) | Q(role=MembershipRole.ADMIN),
        organisation__in=[pk for pk in organisations if pk is not None],
        user__is_active=True,
    )
    for organisation, user, role in active.values_list("organisation", "user", "role"):
        staff[organisation].add(user)
        if role == MembershipRole.ADMIN:
            admins[organisation].add(user)
    return staff, admins


def perhaps_kept_by(actor: Actor) -> CaseQuerySet:
    """Select cases somebody may be asked about; `keepers_of` decides."""
    written = CasePage.objects.written_by(actor).values("pk")
    theirs = Q(pk__in=written) | Q(organisation__in=actor.administers)
    found: CaseQuerySet = CasePage.objects.own().filter(theirs | Q(contact=actor.user_id))
    return found
