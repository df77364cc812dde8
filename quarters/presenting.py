"""The page of a quarter, in a fixed number of queries."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from alliantie.cards import CaseCard, Link
from alliantie.numbers.charts import Chart, bars
from alliantie.numbers.hiding import LEAST
from alliantie.numbers.measures import Chapter
from alliantie.numbers.reading import Figure, Reading, Row, readings
from alliantie.numbers.spans import Quarter
from alliantie.visibility import Actor
from cases.cards import case_card, for_cards
from cases.models import CasePage
from search.models import AskedQuery

from .models import QuarterReport

LOOKED_BACK = 4
MOST_WORDS = 10
FEWEST_BARS = 2


@dataclass(frozen=True)
class Number:
    """One number with its one definition, its drawing and its table."""

    key: str
    label: str
    figure: str
    unit: str
    definition: str
    chart: Chart | None
    caption: str
    headers: Sequence[str]
    rows: Sequence[Sequence[str]]
    told: Sequence[str]
    told_unit: str


@dataclass(frozen=True)
class Part:
    """The numbers under one question."""

    key: str
    title: str
    numbers: Sequence[Number]


@dataclass(frozen=True)
class Page:
    """Everything on the page."""

    report: QuarterReport
    title: str
    trail: Sequence[Link]
    stories: Sequence[CaseCard]
    quarters: Sequence[str]
    parts: Sequence[Part]
    not_found: Sequence[str]
    is_editor: bool
    csv_url: str
    xlsx_url: str


@dataclass(frozen=True)
class Overview:
    """The list of quarters."""

    trail: Sequence[Link]
    reports: Sequence[QuarterReport]


def overview_for(actor: Actor) -> Overview:
    """List what this actor may read; one query."""
    reports = QuarterReport.objects.visible_to(actor).newest_first()
    return Overview(trail=[Link(label=_("Wat het netwerk deed"))], reports=list(reports))


def page_of(report: QuarterReport, actor: Actor) -> Page:
    """Gather one quarter; the stories as who reads may see them now."""
    quarter = report.quarter
    quarters = _looked_at(quarter)
    where = {"year": quarter.year, "number": quarter.number}
    above = Link(label=_("Wat het netwerk deed"), url=reverse("quarters:overview"))
    return Page(
        report=report,
        title=_("Wat het netwerk deed: %(quarter)s") % {"quarter": quarter.label},
        trail=[above, Link(label=quarter.label.capitalize())],
        stories=_stories(report, actor),
        quarters=[one.short for one in quarters],
        parts=list(_parts(quarters)),
        not_found=_not_found(quarter) if actor.is_editor else [],
        is_editor=actor.is_editor,
        csv_url=reverse("quarters:csv", kwargs=where),
        xlsx_url=reverse("quarters:xlsx", kwargs=where),
    )


def spreadsheet_lines(quarter: Quarter) -> Iterator[list[str | int | None]]:
    """Give every number as a line, with its definition; what is hidden is hidden here too."""
    quarters = _looked_at(quarter)
    heads = (_("Hoofdstuk"), _("Wat"), _("Deel"))
    tails = (_("Eenheid"), _("Wat het is"))
    yield [*heads, *(one.short for one in quarters), *tails]
    for reading in readings(quarters):
        said = reading.measure
        for row in (*reading.rows, reading.total):
            figures = [_cell(figure) for figure in row.figures]
            start = [str(said.chapter.label), str(said.label), row.label]
            yield [*start, *figures, str(said.unit), str(said.definition)]


def _cell(figure: Figure) -> str | int:
    return figure.text if figure.number is None else figure.number


def _looked_at(quarter: Quarter) -> list[Quarter]:
    """Give this quarter and those before it of which anything was counted; one query."""
    before = [quarter.shifted(-back) for back in range(1, LOOKED_BACK)]
    years = {one.year for one in before}
    prepared = QuarterReport.objects.filter(year__in=years).values_list("year", "number")
    known = {Quarter(*one) for one in prepared}
    return [quarter, *(one for one in before if one in known)]


def _stories(report: QuarterReport, actor: Actor) -> list[CaseCard]:
    """Give the chosen cases that may be read now, in the order of the editors; withdrawn ones are gone."""
    chosen = {story.case_id: story.sort_order or 0 for story in report.stories.all()}
    seen = for_cards(CasePage.objects.visible_to(actor).offered().filter(pk__in=chosen))
    return [case_card(case) for case in sorted(seen, key=lambda case: chosen[case.pk])]


def _parts(quarters: Sequence[Quarter]) -> Iterator[Part]:
    read = readings(quarters)
    for chapter in Chapter:
        numbers = [_number(one, quarters) for one in read if one.measure.chapter == chapter]
        if numbers:
            yield Part(chapter.value, str(chapter.label), numbers)


def _number(reading: Reading, quarters: Sequence[Quarter]) -> Number:
    measure, newest = reading.measure, reading.newest
    said = newest.number is not None
    divided = measure.divided_by or _("per kwartaal")
    return Number(
        key=measure.key,
        label=str(measure.label),
        figure=newest.text,
        unit=str(measure.told_unit or measure.unit) if said and not newest.says_unit else "",
        definition=str(measure.definition),
        chart=_chart(reading, quarters),
        caption=f"{measure.label}, {divided}",
        headers=[_("Deel"), *(quarter.short for quarter in quarters)],
        rows=[[row.label, *(one.text for one in row.figures)] for row in _lines(reading)],
        told=[one.text for one in reading.told],
        told_unit=str(measure.told_unit),
    )


def _lines(reading: Reading) -> Sequence[Row]:
    return [*reading.rows, reading.total]


def _chart(reading: Reading, quarters: Sequence[Quarter]) -> Chart | None:
    """Draw the parts of this quarter, or the quarters beside each other where there are no parts."""
    measure, quarter = reading.measure, quarters[0]
    rows = [row for row in reading.rows if row.is_group] if measure.groups else reading.rows
    if measure.divided_by:
        figures = [(row.label, row.figures[0]) for row in rows]
        title = f"{measure.label}, {measure.divided_by}, {quarter.label}"
    else:
        shown = list(zip(quarters, reading.total.figures, strict=True))
        figures = [(one.short, figure) for one, figure in reversed(shown)]
        title = _("%(label)s per kwartaal") % {"label": measure.label}
    known = [figure for _label, figure in figures if figure.number is not None]
    return bars(f"beeld-{measure.key}", title, figures) if len(known) >= FEWEST_BARS else None


def _not_found(quarter: Quarter) -> list[str]:
    """Give what several people looked for in vain, as long as searches are kept; for editors."""
    days = AskedQuery.objects.since(quarter.first).filter(day__lt=quarter.after)
    rows = days.reported().filter(nothing__gt=0, people__gte=LEAST).order_by("-nothing", "text")
    return [row["text"] for row in rows[:MOST_WORDS]]
