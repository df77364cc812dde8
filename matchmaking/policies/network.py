"""What stands in the picture of the network, and where; plain Python."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from matchmaking.choices import DEEDS, LinkRole

# More than this nobody can read in one picture.
MOST_THEMES, MOST_ORGANISATIONS, MOST_INITIATIVES = 10, 20, 10
MOST_LINES_EACH = 3
# Places lie in rows, every second row shifted by half a place, so that no name covers another.
COLUMNS = 6
Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Tie:
    """One line of the network, as plain values."""

    one: str
    other: str
    role: str
    about: str = ""
    weight: int = 1


def worked_on(ties: Iterable[Tie]) -> list[Tie]:
    """Say which organisation works on which theme, by what it did; the first deed shows it."""
    every = list(ties)
    themes: dict[str, list[str]] = defaultdict(list)
    for tie in every:
        if tie.role == LinkRole.ABOUT:
            themes[tie.one].append(tie.other)
    shown: dict[tuple[str, str], str] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for tie in every:
        for theme in themes.get(tie.other, ()) if tie.role in DEEDS else ():
            shown.setdefault((tie.one, theme), tie.other)
            counts[tie.one, theme] += 1
    return [
        Tie(one, theme, LinkRole.WORKS_ON, about, counts[one, theme])
        for (one, theme), about in shown.items()
    ]


def for_picture(ties: Iterable[Tie]) -> list[Tie]:
    """Choose what is drawn of a whole network: the most connected, each with its strongest lines."""
    every = list(ties)
    works = [tie for tie in every if tie.role == LinkRole.WORKS_ON]
    themes = _most((tie.other, tie.weight) for tie in works)[:MOST_THEMES]
    works = [tie for tie in works if tie.other in themes]
    organisations = _most((tie.one, tie.weight) for tie in works)[:MOST_ORGANISATIONS]
    deeds = [tie for tie in every if tie.role in DEEDS and tie.one in organisations]
    # What one organisation did alone connects nothing.
    together = _most((tie.other, 1) for tie in deeds)[:MOST_INITIATIVES]
    about = [tie for tie in every if tie.role == LinkRole.ABOUT and tie.one in together]
    return [
        *_strongest([tie for tie in works if tie.one in organisations]),
        *(tie for tie in deeds if tie.other in together),
        *(tie for tie in about if tie.other in themes),
    ]


def _most(pairs: Iterable[tuple[str, int]]) -> list[str]:
    totals: Counter[str] = Counter()
    for key, weight in pairs:
        totals[key] += weight
    return sorted(totals, key=lambda key: (-totals[key], key))


def _strongest(ties: Iterable[Tie]) -> list[Tie]:
    kept: dict[str, list[Tie]] = defaultdict(list)
    for tie in sorted(ties, key=lambda one: (-one.weight, one.one, one.other)):
        if len(kept[tie.one]) < MOST_LINES_EACH:
            kept[tie.one].append(tie)
    return [tie for own in kept.values() for tie in own]


def spread_out(wished: Mapping[str, Place]) -> dict[str, Place]:
    """Give everything a place of its own, as near as can be to the wished one (between 0 and 1).

    Places are counted in columns and rows; who stands in the middle chooses first.
    """
    rows = -(-len(wished) * 4 // (COLUMNS * 3)) or 1
    free = [(column + row % 2 / 2, float(row)) for row in range(rows) for column in range(COLUMNS)]
    given: dict[str, Place] = {}
    for key in sorted(wished, key=lambda one: (_apart(wished[one], (0.5, 0.5)), one)):
        x, y = wished[key]
        at = (x * (COLUMNS - 0.5), y * (rows - 1))
        given[key] = min(free, key=lambda place: (_apart(place, at), place))
        free.remove(given[key])
    return _without_empty_rows(given)


def _without_empty_rows(given: dict[str, Place]) -> dict[str, Place]:
    rows = {
        row: float(number) for number, row in enumerate(sorted({y for _x, y in given.values()}))
    }
    return {key: (x, rows[y]) for key, (x, y) in given.items()}


def _apart(one: Place, other: Place) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


def in_order(keys: Iterable[str], beside: Sequence[str], ties: Iterable[Tie]) -> list[str]:
    """Put keys in the order in which what they are tied to stands beside them: fewer lines cross."""
    number = {key: place for place, key in enumerate(beside)}
    places: dict[str, list[int]] = defaultdict(list)
    for tie in ties:
        for key, tied in ((tie.one, tie.other), (tie.other, tie.one)):
            if tied in number:
                places[key].append(number[tied])

    def middle(key: str) -> tuple[float, str]:
        own = places.get(key)
        return (sum(own) / len(own) if own else float(len(beside)), key)

    return sorted(keys, key=middle)
