"""Read what was counted, quarter by quarter, with what is too small left out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from statistics import mean, median_low

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alliantie.models import MonthlyNumber

from .hiding import LEAST, Whole, hide, is_small
from .measures import BETWEEN, Measure, Over, measures
from .spans import Quarter

Counts = Mapping[str, int]
Kept = Mapping[tuple[str, date], Counts]


@dataclass(frozen=True)
class Figure:
    """What is shown of one number; `number` is None when it is hidden or was not counted."""

    text: str
    number: int | None = None
    says_unit: bool = False


@dataclass(frozen=True)
class Row:
    """One part over the quarters, in the order of the quarters that were asked."""

    label: str
    figures: Sequence[Figure]
    is_group: bool = False


@dataclass(frozen=True)
class Reading:
    """One measure: its rows, and below them the total, or for days the middle one.

    `told` holds what is said first of each quarter: the total, or so many of it.
    """

    measure: Measure
    rows: Sequence[Row]
    total: Row
    told: Sequence[Figure]

    @property
    def newest(self) -> Figure:
        """Give the number that stands beside the definition."""
        return self.told[0]


def readings(quarters: Sequence[Quarter]) -> list[Reading]:
    """Read every measure over these quarters; one query."""
    kept = _kept(quarters)
    return [_reading(measure, quarters, kept) for measure in measures()]


def _kept(quarters: Sequence[Quarter]) -> Kept:
    """Give what was counted in each month, as its parts."""
    months = {month.first for quarter in quarters for month in quarter.months}
    rows = MonthlyNumber.objects.filter(month__in=months).order_by()
    found: dict[tuple[str, date], dict[str, int]] = {}
    for measure, month, part, number in rows.values_list("measure", "month", "part", "number"):
        found.setdefault((measure, month), {})[part] = number
    return found


def _reading(measure: Measure, quarters: Sequence[Quarter], kept: Kept) -> Reading:
    counted = [_joined(measure, quarter, kept) for quarter in quarters]
    if measure.over is Over.MEDIAN:
        days = _days(counted)
        return Reading(measure, [_answers(counted)], days, days.figures)
    wholes = [None if counts is None else _whole(measure, counts) for counts in counted]
    total = _total(measure, wholes)
    told = [_told(measure, *one) for one in zip(wholes, total.figures, strict=True)]
    return Reading(measure, list(_rows(measure, wholes)), total, told)


def _joined(measure: Measure, quarter: Quarter, kept: Kept) -> Counts | None:
    """Make one count of the months of a quarter; None when it was not counted as a whole."""
    months = [kept.get((measure.key, month.first)) for month in quarter.months]
    if measure.over is Over.LAST:
        months = months[-1:]
    known = [_parts(measure, counts) for counts in months if counts is not None]
    if not known or (measure.over is not Over.MEAN and len(known) < len(months)):
        return None
    join = mean if measure.over is Over.MEAN else sum
    names = {name for counts in known for name in counts}
    return {name: round(join([counts.get(name, 0) for counts in known])) for name in names}


def _parts(measure: Measure, counts: Counts) -> Counts:
    """Leave out the whole where there are parts: they add up to it."""
    return {name: number for name, number in counts.items() if name} if measure.parts else counts


def _whole(measure: Measure, counts: Counts) -> Whole:
    if measure.is_about_nobody:
        return Whole(sum(counts.values()), counts, {})
    groups = {name: name.partition(BETWEEN)[0] for name in counts} if measure.groups else None
    return hide(counts, group_of=groups)


def _total(measure: Measure, wholes: Sequence[Whole | None]) -> Row:
    label = _("Samen") if measure.parts else str(measure.label)
    return Row(label, [_figure(one, None if one is None else one.total) for one in wholes])


def _told(measure: Measure, whole: Whole | None, total: Figure) -> Figure:
    """Say how many of the whole there are of the part that answers the question, where both are shown."""
    if whole is None or not measure.told_part or total.number is None:
        return total
    part = _figure(whole, whole.parts.get(measure.told_part, 0))
    if part.number is None:
        return part
    said = _("%(part)s van %(whole)s") % {"part": part.text, "whole": total.text}
    return Figure(said, part.number)


def _rows(measure: Measure, wholes: Sequence[Whole | None]) -> Iterator[Row]:
    """Give the parts of which there was anything, each group before what is in it."""
    for group, label in measure.groups.items():
        if any(one is not None and one.groups.get(group, 0) != 0 for one in wholes):
            figures = [
                _figure(one, None if one is None else one.groups.get(group, 0)) for one in wholes
            ]
            yield Row(_("%(group)s, samen") % {"group": label}, figures, is_group=True)
            yield from _in_group(measure, wholes, group)
    if not measure.groups:
        yield from _in_group(measure, wholes, "")


def _in_group(measure: Measure, wholes: Sequence[Whole | None], group: str) -> Iterator[Row]:
    start = f"{group}{BETWEEN}" if group else ""
    for part, label in measure.parts.items():
        known = any(one is not None and one.parts.get(part, 0) != 0 for one in wholes)
        if known and part.startswith(start):
            yield Row(
                str(label),
                [_figure(one, None if one is None else one.parts.get(part, 0)) for one in wholes],
            )


def _figure(counted: object, number: int | None) -> Figure:
    """Say a number, that it is hidden, or that nothing was counted."""
    if counted is None:
        return Figure(_("niet geteld"))
    return Figure(_("verborgen")) if number is None else Figure(_number(number), number)


def _number(number: int) -> str:
    return number_format(number, force_grouping=True)


def _answers(counted: Sequence[Counts | None]) -> Row:
    sums = [None if counts is None else sum(counts.values()) for counts in counted]
    return Row(_("Aantal antwoorden"), [_figure(one, _unless_small(one)) for one in sums])


def _unless_small(number: int | None) -> int | None:
    return None if number is None or is_small(number) else number


def _days(counted: Sequence[Counts | None]) -> Row:
    """Give the middle number of days, unless it is that of fewer than five."""
    return Row(_("Dagen, de middelste"), [_middle(counts) for counts in counted])


def _middle(counts: Counts | None) -> Figure:
    if counts is None:
        return _figure(None, None)
    days = sorted(chain.from_iterable([int(day)] * number for day, number in counts.items()))
    if not days:
        return Figure(_("geen antwoorden"))
    if len(days) < LEAST:
        return _figure(counts, None)
    middle = median_low(days)
    said = ngettext("%(days)d dag", "%(days)d dagen", middle) % {"days": middle}
    return Figure(said, middle, says_unit=True)
