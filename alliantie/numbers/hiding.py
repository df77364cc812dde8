"""Which totals are too small to show, also when others would give them away; plain rules.

A reader knows these rules and every number that is shown. Nothing hidden may then have one value only.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

LEAST = 5
AT_LEAST_TWO = 2

Numbers = Mapping[str, int]


@dataclass(frozen=True)
class Whole:
    """A total and its parts as they may be shown: None is hidden."""

    total: int | None
    parts: Mapping[str, int | None]
    groups: Mapping[str, int | None]


def is_small(number: int) -> bool:
    """Say whether a number is hidden: under five, but nobody is in a nought."""
    return 0 < number < LEAST


def hide(parts: Numbers, *, group_of: Mapping[str, str] | None = None) -> Whole:
    """Hide what is small, and as much beside it as is needed to keep it from being worked out."""
    if not group_of:
        hidden, total_hidden = _hidden(parts)
        return Whole(None if total_hidden else sum(parts.values()), _without(parts, hidden), {})
    members: dict[str, dict[str, int]] = {}
    for name, number in parts.items():
        members.setdefault(group_of[name], {})[name] = number
    return _hide_groups(members)


def _hide_groups(members: Mapping[str, Numbers]) -> Whole:
    """Hide groups as a whole with all that is in them, and parts within the groups that are shown."""
    sums = {group: sum(inside.values()) for group, inside in members.items()}
    hidden, total_hidden = _hidden(sums)
    within = [n for group in hidden for n in members[group].values() if n]
    if _is_betrayed(members) or _is_told_by_its_sum(within):
        hidden, total_hidden = set(sums), True
    shown: dict[str, int | None] = {}
    for group, inside in members.items():
        shown |= _without(inside, set(inside) if group in hidden else _hidden(inside)[0])
    total = None if total_hidden else sum(sums.values())
    return Whole(total, shown, _without(sums, hidden))


def _is_betrayed(members: Mapping[str, Numbers]) -> bool:
    """Say whether the sum of some group that is not small would tell what is in it."""
    return any(
        _hidden(inside)[1] and not is_small(sum(inside.values())) for inside in members.values()
    )


def _hidden(numbers: Numbers) -> tuple[set[str], bool]:
    """Give what is hidden, and whether the total is hidden too.

    It goes by the numbers only, never by their names: so whatever is hidden could also be the other way round.
    """
    hidden = {name for name, number in numbers.items() if is_small(number)}
    if is_small(sum(numbers.values())):
        return set(numbers), True
    while hidden and not _is_safe([numbers[name] for name in hidden]):
        others = [n for name, n in numbers.items() if n and name not in hidden]
        if not others:
            return hidden, True
        # All that are as small: which of them was chosen would tell which is not the smaller one.
        hidden |= {name for name, n in numbers.items() if n == min(others)}
    return hidden, False


def _is_safe(hidden: Collection[int]) -> bool:
    """Say whether what is hidden keeps its secret once its sum is known: total less what is shown.

    One alone is its own sum, and a sum under five is small itself.
    """
    enough = len(hidden) >= AT_LEAST_TWO and sum(hidden) >= LEAST
    return enough and not _is_told_by_its_sum(hidden)


def _is_told_by_its_sum(hidden: Collection[int]) -> bool:
    """Say whether numbers add up in one way only: nothing but ones, or nothing but fours."""
    return set(hidden) in ({1}, {LEAST - 1})


def _without(numbers: Numbers, hidden: Collection[str]) -> dict[str, int | None]:
    return {name: None if name in hidden and number else number for name, number in numbers.items()}
