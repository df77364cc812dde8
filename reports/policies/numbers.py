"""Which numbers may be told: none that points at a few people, also not by subtracting."""

from collections.abc import Mapping, Sequence
from datetime import date
from statistics import median

LEAST = 5
MONTHS = 3
QUARTERS = 4


def is_few(number: int) -> bool:
    """Say whether a number is so small that it may point at somebody."""
    return 0 < number < LEAST


def told(parts: Mapping[str, int]) -> dict[str, int | None]:
    """Give the parts of a total that may be told; None is fewer than five, or would give that away.

    With the total beside it one hidden part could be worked out, so then the next smallest hides too.
    """
    few = {name for name, number in parts.items() if is_few(number)}
    if len(few) == 1:
        others = sorted((number, name) for name, number in parts.items() if number >= LEAST)
        few |= {name for _number, name in others[:1]}
    return {name: None if name in few else number for name, number in parts.items()}


def total_told(number: int) -> int | None:
    """Give a total that may be told."""
    return None if is_few(number) else number


def median_told(days: Sequence[int]) -> float | None:
    """Give how many days it takes, of five or more."""
    return None if len(days) < LEAST else float(median(days))


def quarter_of(day: date) -> tuple[int, int]:
    """Give year and quarter."""
    return day.year, (day.month - 1) // MONTHS + 1


def quarters_until(today: date, number: int) -> list[tuple[int, int]]:
    """Give the latest quarters, this one first."""
    year, quarter = quarter_of(today)
    count = year * QUARTERS + quarter - 1
    return [((count - n) // QUARTERS, (count - n) % QUARTERS + 1) for n in range(number)]


def first_day(year: int, quarter: int) -> date:
    """Give the first day of a quarter."""
    return date(year, (quarter - 1) * MONTHS + 1, 1)
