"""Whose name may stand with what: following somebody must not tell who wrote without a name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cases.models import CasePage
from organisations.choices import Listing
from organisations.models import Membership, Organisation
from people.models import Person


@dataclass(frozen=True)
class Authors:
    """Who stands on the page of a use case by name, and the profiles they have."""

    shown: frozenset[tuple[int, int | None]]
    profiles: Mapping[int, int]

    def people_of(self, case: CasePage) -> frozenset[int]:
        """Give the profile behind the name on a use case, if there is a name."""
        author = _author_id(case)
        if author is None or (author, case.organisation_id) not in self.shown:
            return frozenset()
        profile = self.profiles.get(author)
        return frozenset() if profile is None else frozenset({profile})


def named_authors(cases: Iterable[CasePage]) -> Authors:
    """Read who of these cases' authors agreed to be named; two queries."""
    authors = {author for case in cases if (author := _author_id(case)) is not None}
    shown = Membership.objects.shown().filter(user__in=authors)
    return Authors(
        shown=frozenset(shown.values_list("user_id", "organisation_id")),
        profiles=dict(Person.objects.filter(user__in=authors).values_list("user_id", "pk")),
    )


def name_of(organisation: Organisation | None) -> str:
    """Give the name of an organisation that everybody may know of."""
    if organisation is None or organisation.listing != Listing.LISTED:
        return ""
    return organisation.name


def _author_id(case: CasePage) -> int | None:
    found: int | None = case.contact_id or (None if case.source else case.owner_id)
    return found
