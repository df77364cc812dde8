"""Where people work: what everybody may know, and all of it for who is whose colleague."""

from collections import defaultdict
from dataclasses import dataclass

from organisations.models import Membership

from .people import keys_by_account
from .sheet import ORGANISATION

NOWHERE: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Workplaces:
    """The organisations of people today; `every` is never told, only used to keep colleagues apart."""

    shown: dict[str, frozenset[str]]
    every: dict[str, frozenset[str]]

    def are_colleagues(self, one: str, other: str) -> bool:
        """Say whether two people work for the same organisation."""
        return bool(self.every.get(one, NOWHERE) & self.every.get(other, NOWHERE))


def workplaces(people: list[str]) -> Workplaces:
    """Give where these people work; two queries."""
    accounts = keys_by_account(people)
    shown: dict[str, set[str]] = defaultdict(set)
    every: dict[str, set[str]] = defaultdict(set)
    rows = Membership.objects.active().filter(user__in=accounts).exclude(organisation=None)
    for user, organisation, is_shown in rows.values_list("user", "organisation", "is_shown"):
        every[accounts[user]].add(f"{ORGANISATION}:{organisation}")
        if is_shown:
            shown[accounts[user]].add(f"{ORGANISATION}:{organisation}")
    return Workplaces(_frozen(shown), _frozen(every))


def _frozen(found: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    return {person: frozenset(places) for person, places in found.items()}
