"""Count the totals of months now, or once more."""

import re
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from alliantie.numbers.counting import CannotCountError, count_again, count_what_is_missing
from alliantie.numbers.measures import measure_of, measures
from alliantie.numbers.spans import Month

MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])", re.ASCII)


class Command(BaseCommand):
    """Count what is missing; `--again` replaces what was kept of one month."""

    help = "Count the monthly totals that are missing, or count one month again."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask which month, and which number."""
        parser.add_argument(
            "--again", metavar="YYYY-MM", help="replace what was kept of this month"
        )
        parser.add_argument("--measure", metavar="KEY", help="only this number (with --again)")

    def handle(self, *, again: str | None, measure: str | None, **options: Any) -> None:
        """Do so and say what was done."""
        if again is None:
            self.stdout.write(f"Counted: {count_what_is_missing()}")
            return
        found = MONTH.fullmatch(again)
        if found is None:
            raise CommandError("Write the month as 2027-03.")
        chosen = [one for one in measures() if measure in (None, one.key)]
        if not chosen or (measure and measure_of(measure) is None):
            raise CommandError(f"There is no number {measure}: {[one.key for one in measures()]}")
        self._again(chosen, Month(int(found[1]), int(found[2])))

    def _again(self, chosen: list[Any], month: Month) -> None:
        for one in chosen:
            try:
                count_again(measure=one, month=month)
            except CannotCountError as error:
                self.stdout.write(f"Left as it was: {error}")
            else:
                self.stdout.write(f"Counted again: {one.key} of {month}")
