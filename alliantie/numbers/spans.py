"""Months and quarters as the clock of the site has them; plain values."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Self

from django.utils import timezone
from django.utils.translation import gettext as _

MONTHS = 12
IN_A_QUARTER = 3
QUARTERS = 4


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


@dataclass(frozen=True, order=True)
class Month:
    """One month; `start` and `end` are midnights here, also when the clock changes in between."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Self:
        """Give the month of a day."""
        return cls(day.year, day.month)

    def shifted(self, months: int) -> "Month":
        """Give the month that is so many later, or earlier."""
        count = self.year * MONTHS + self.number - 1 + months
        return Month(count // MONTHS, count % MONTHS + 1)

    @property
    def first(self) -> date:
        """Give the first day."""
        return date(self.year, self.number, 1)

    @property
    def after(self) -> date:
        """Give the first day of the next month."""
        return self.shifted(1).first

    @property
    def last(self) -> date:
        """Give the last day."""
        return self.after - timedelta(days=1)

    @property
    def start(self) -> datetime:
        """Give the moment it begins."""
        return _midnight(self.first)

    @property
    def end(self) -> datetime:
        """Give the moment it is over."""
        return _midnight(self.after)

    def __str__(self) -> str:
        return f"{self.year}-{self.number:02d}"


@dataclass(frozen=True, order=True)
class Quarter:
    """Three months."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Self:
        """Give the quarter of a day."""
        return cls(day.year, (day.month - 1) // IN_A_QUARTER + 1)

    def shifted(self, quarters: int) -> "Quarter":
        """Give the quarter that is so many later, or earlier."""
        count = self.year * QUARTERS + self.number - 1 + quarters
        return Quarter(count // QUARTERS, count % QUARTERS + 1)

    @property
    def months(self) -> tuple[Month, ...]:
        """Give its months, the first one first."""
        begins = (self.number - 1) * IN_A_QUARTER + 1
        return tuple(Month(self.year, begins + step) for step in range(IN_A_QUARTER))

    @property
    def first(self) -> date:
        """Give the first day."""
        return self.months[0].first

    @property
    def after(self) -> date:
        """Give the first day of the next quarter."""
        return self.months[-1].after

    @property
    def label(self) -> str:
        """Name it in a sentence."""
        order = (_("eerste"), _("tweede"), _("derde"), _("vierde"))[self.number - 1]
        return _("%(order)s kwartaal van %(year)d") % {"order": order, "year": self.year}

    @property
    def short(self) -> str:
        """Name it where there is little room."""
        return _("K%(number)d %(year)d") % {"number": self.number, "year": self.year}

    def __str__(self) -> str:
        return f"{self.year}-k{self.number}"
