"""Who stands behind a use case."""

from collections import defaultdict
from collections.abc import Collection

from django.db.models import Q

from accounts.models import User
from alliantie.visibility import Actor
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


def authors_of(case: CasePage) -> set[int]:
    """Give everybody who may speak for a case."""
    people = {case.contact_id, *case.co_authors.values_list("pk", flat=True)}
    if not case.source:
        people.add(case.owner_id)
    return {pk for pk in people if pk is not None}


def keepers_of(keys: Collection[int]) -> dict[int, set[int]]:
    """Give who is asked whether these cases still hold; three queries.

    Who wrote one and still works there, else who administers the organisation.
    """
    rows = CasePage.objects.own().filter(pk__in=keys)
    cases = {
        pk: ({owner, contact} - {None}, organisation)
        for pk, owner, contact, organisation in rows.values_list(
            "pk", "owner", "contact", "organisation"
        )
    }
    links = CasePage.co_authors.through.objects.filter(casepage__in=cases)
    for pk, user in links.values_list("casepage", "user"):
        cases[pk][0].add(user)
    everybody = {user for people, _organisation in cases.values() for user in people}
    staff, admins = _staff({organisation for _people, organisation in cases.values()}, everybody)
    return {
        pk: (people & staff[organisation]) or admins[organisation] if organisation else people
        for pk, (people, organisation) in cases.items()
    }


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
