"""Demo quarters: made-up totals of two quarters, an introduction and three stories."""

from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from alliantie.demonstration import DemoRun, read_rows
from alliantie.models import MonthlyNumber
from alliantie.numbers.counting import keep
from alliantie.numbers.measures import Measure, measure_of
from alliantie.numbers.spans import Quarter
from cases.models import CasePage
from quarters.models import QuarterReport, Story
from quarters.services import prepare_reports

ROWS = Path(__file__).parent / "numbers.toml"
STORIES = ("begroting-op-de-radio", "stemlokaal-met-rolstoel", "chatbot-uit")
INTRO = (
    "<p>In dit kwartaal kwamen er vooral mensen van buiten de overheid bij. Er werd meer gevraagd dan "
    "ooit, en de meeste vragen kregen binnen drie dagen een antwoord.</p>"
)


@transaction.atomic
def load(run: DemoRun) -> None:
    """Add what is missing; what was counted or written stays."""
    last = Quarter.of(timezone.localdate()).shifted(-1)
    for row in read_rows(ROWS, "numbers"):
        _keep(row, last)
    prepare_reports()
    _write(last)
    run.say("Quarters: two, of which the last one is public")


def _keep(row: dict[str, Any], last: Quarter) -> None:
    """Keep the six months of one measure; each part has a number for each month."""
    measure: Measure | None = measure_of(row["measure"])
    months = (*last.shifted(-1).months, *last.months)
    for place, month in enumerate(months):
        counted = {part: numbers[place] for part, numbers in row["parts"].items()}
        known = MonthlyNumber.objects.filter(measure=row["measure"], month=month.first)
        if measure is not None and not known.exists():
            keep(measure=measure, month=month, counted=counted, origin="command")


def _write(last: Quarter) -> None:
    report = QuarterReport.objects.get(year=last.year, number=last.number)
    if report.intro:
        return
    report.intro, report.is_public = INTRO, True
    cases = {case.slug: case for case in CasePage.objects.filter(slug__in=STORIES)}
    report.stories.add(
        *(Story(case=cases[slug], sort_order=order) for order, slug in enumerate(STORIES))
    )
    report.save()
