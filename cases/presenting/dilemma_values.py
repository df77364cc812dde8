"""What the network weighs against what: pairs of values, counted over what an actor may see."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from urllib.parse import urlencode

from django.urls import reverse

from alliantie.visibility import Actor
from cases.choices import Value
from cases.models import DilemmaPage, DilemmaValue

# The drawing: a row for each value, and for each pair a bow from the one to the other.
ROW, LEFT, TOP, REACH, DOT = 44, 168, 30, 21, 13
# Bows are drawn in so many widths, from what is weighed least to most.
WIDTHS = 4


@dataclass(frozen=True)
class Row:
    """One value in the drawing."""

    label: str
    y: int


@dataclass(frozen=True)
class Pair:
    """Two values that clash; where its number stands in the drawing, and how wide its bow is."""

    one: str
    other: str
    total: int
    url: str
    path: str
    x: int
    y: int
    width: int


@dataclass(frozen=True)
class Drawing:
    """The sizes of the whole."""

    width: int
    height: int
    rows: Sequence[Row]


@dataclass(frozen=True)
class Weighed:
    """The page of values."""

    pairs: Sequence[Pair]
    drawing: Drawing
    total: int


def weighed(actor: Actor) -> Weighed:
    """Count pairs of values over the dilemmas this actor may see; one query.

    What is not for this actor is in no number, so that no number tells of it.
    """
    seen = DilemmaPage.objects.visible_to(actor).values("pk")
    of_page: dict[int, set[str]] = defaultdict(set)
    for page, value in DilemmaValue.objects.filter(page__in=seen).values_list("page", "value"):
        of_page[page].add(value)
    clashing = [values for values in of_page.values() if len(values) > 1]
    totals = Counter(pair for values in clashing for pair in combinations(_in_order(values), 2))
    used = _in_order({value for pair in totals for value in pair})
    most = max(totals.values(), default=1)
    pairs = [_pair(used, pair, total, most) for pair, total in totals.items()]
    ordered = sorted(pairs, key=lambda pair: (-pair.total, pair.y, pair.x))
    return Weighed(ordered, _drawing(used), len(clashing))


def _in_order(values: set[str]) -> list[str]:
    return [value for value in Value.values if value in values]


def _drawing(used: Sequence[str]) -> Drawing:
    rows = [Row(str(Value(value).label), TOP + at * ROW) for at, value in enumerate(used)]
    width = LEFT + REACH * len(used) + DOT
    return Drawing(width, 2 * TOP + ROW * max(len(used) - 1, 0), rows)


def _pair(used: Sequence[str], values: tuple[str, str], total: int, most: int) -> Pair:
    """Draw one bow; of every two values it has its own spot for the number."""
    first, second = (used.index(value) for value in values)
    top, bottom = TOP + first * ROW, TOP + second * ROW
    reach = REACH * (second - first)
    return Pair(
        one=str(Value(values[0]).label),
        other=str(Value(values[1]).label),
        total=total,
        url=f"{reverse('cases:dilemmas')}?{urlencode([('botst', value) for value in values])}",
        path=f"M{LEFT} {top}C{_bow(reach)} {top} {_bow(reach)} {bottom} {LEFT} {bottom}",
        x=LEFT + reach,
        y=(top + bottom) // 2,
        width=-(-WIDTHS * total // most),
    )


def _bow(reach: int) -> int:
    """Give how far a curve must be pulled to come as far as `reach`: it gets three quarters there."""
    return LEFT + reach * 4 // 3
