"""Months of a calendar: read from an address, walked through, cut into weeks."""

import re
from calendar import Calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .moments import FIRST_YEAR, LAST_YEAR

WRITTEN = re.compile(r"([0-9]{4})-([0-9]{2})")
FIRST, LAST = 1, 12


@dataclass(frozen=True)
class Month:
    """One month of one year."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    @property
    def first(self) -> date:
        """Give its first day."""
        return date(self.year, self.number, 1)

    @property
    def after(self) -> date:
        """Give the day after its last one."""
        following = self._moved(1)
        return date(following.year, following.number, 1)

    @property
    def previous(self) -> "Month | None":
        """Give the month before it, as far back as meetings go."""
        return self._within(self._moved(-1))

    @property
    def next(self) -> "Month | None":
        """Give the month that follows, as far ahead as meetings go."""
        return self._within(self._moved(1))

    def weeks(self) -> Iterator[list[date | None]]:
        """Give its weeks from Monday; a day of another month is None."""
        for week in Calendar().monthdatescalendar(self.year, self.number):
            yield [day if day.month == self.number else None for day in week]

    def _moved(self, months: int) -> "Month":
        years, at = divmod(self.number - 1 + months, LAST)
        return Month(self.year + years, at + 1)

    def _within(self, month: "Month") -> "Month | None":
        return month if FIRST_YEAR <= month.year <= LAST_YEAR else None


def read_month(text: str, today: date) -> Month:
    """Read a month such as 2026-12; what is none, or out of reach, is the month of today."""
    found = WRITTEN.fullmatch(text)
    if found:
        year, number = (int(part) for part in found.groups())
        if FIRST_YEAR <= year <= LAST_YEAR and FIRST <= number <= LAST:
            return Month(year, number)
    return Month(today.year, today.month)
