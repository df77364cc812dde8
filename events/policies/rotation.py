"""Whose turn it is to be host of a series; deterministic, and every part of the advice can be said aloud.

The rule, in this order: who has had the fewest turns; of those who waited longest; of those who never
had one the largest, since they have most hands. Nobody comes back within half a round. Who joined
later starts with as many turns as the least used of the others had then, so that a newcomer is not asked
for everything at once. Who declined a number is not asked again for that number.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


@dataclass(frozen=True)
class Candidate:
    """An organisation that could be host; `size` is how many people take part for it."""

    organisation_id: int
    name: str
    size: int
    turns: int = 0
    head_start: int = 0
    last_number: int | None = None
    declined: int = 0


@dataclass(frozen=True)
class Advice:
    """One organisation to ask, and why."""

    candidate: Candidate
    reasons: tuple[str, ...]


def half_a_round(number_of_hosts: int) -> int:
    """Give within how many meetings nobody is host twice (half the hosts, rounded up)."""
    return (number_of_hosts + 1) // 2


def advise(
    candidates: Sequence[Candidate], *, number: int, declined: Iterable[int] = ()
) -> tuple[Advice, ...]:
    """Give whom to ask for a number of a series, the first choice first.

    `declined` holds who said no to this number. Who had a turn within half a round stands in no
    advice, unless everybody had.
    """
    said_no = set(declined)
    able = [one for one in candidates if one.organisation_id not in said_no]
    rest = half_a_round(len(candidates))
    rested = [one for one in able if _waited(one, number) >= rest]
    ordered = sorted(rested or able, key=lambda one: _rank(one, number))
    return tuple(Advice(one, _reasons(one, number)) for one in ordered)


def head_start(turns_of_others: Iterable[int]) -> int:
    """Give the turns somebody new starts with: as many as the least used has."""
    return min(turns_of_others, default=0)


def _counted(one: Candidate) -> int:
    return one.turns + one.head_start


def _waited(one: Candidate, number: int) -> int:
    """Give how many meetings ago the last turn was; who never had one has waited for ever."""
    return number - one.last_number if one.last_number is not None else number + 1_000_000


def _rank(one: Candidate, number: int) -> tuple[int, int, int, str, int]:
    return (_counted(one), -_waited(one, number), -one.size, one.name, one.organisation_id)


def _reasons(one: Candidate, number: int) -> tuple[str, ...]:
    told = [_turns(one), _since(one, number)]
    if one.declined:
        times = ngettext("zei %(number)d keer nee", "zei %(number)d keer nee", one.declined)
        told.append(times % {"number": one.declined})
    people = ngettext("%(number)d deelnemer", "%(number)d deelnemers", one.size)
    return (*told, people % {"number": one.size})


def _turns(one: Candidate) -> str:
    if not one.turns:
        return _("was nog geen gastheer")
    times = ngettext("was %(number)d keer gastheer", "was %(number)d keer gastheer", one.turns)
    return times % {"number": one.turns}


def _since(one: Candidate, number: int) -> str:
    if one.last_number is None:
        return _("wacht sinds het begin")
    ago = _waited(one, number)
    return ngettext("%(number)d bijeenkomst geleden", "%(number)d bijeenkomsten geleden", ago) % {
        "number": ago
    }
