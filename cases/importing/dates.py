"""Read the dates of other registers as a period: "Fall 2014" starts on the first of September."""

import re
from calendar import monthrange
from datetime import date

FIRST_YEAR, LAST_YEAR = 2000, 2100
Period = tuple[date, date]

_MONTHS = (
    "januari january jan",
    "februari february feb",
    "maart march mrt mar",
    "april apr",
    "mei may",
    "juni june jun",
    "juli july jul",
    "augustus august aug",
    "september sept sep",
    "oktober october okt oct",
    "november nov",
    "december dec",
)
MONTHS = {name: n for n, names in enumerate(_MONTHS, start=1) for name in names.split()}
# First month and length in months; month 0 is December of the year before.
SEASONS = {
    "winter": (0, 3),
    "spring": (3, 3),
    "lente": (3, 3),
    "voorjaar": (3, 3),
    "summer": (6, 3),
    "zomer": (6, 3),
    "fall": (9, 3),
    "autumn": (9, 3),
    "herfst": (9, 3),
    "najaar": (9, 3),
    **{f"q{n}": (3 * n - 2, 3) for n in range(1, 5)},
    **{f"k{n}": (3 * n - 2, 3) for n in range(1, 5)},
    **{name: (n, 1) for name, n in MONTHS.items()},
}
YEAR = re.compile(r"^(\d{4})(?:\.0+)?$")
ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[t ].*)?$")
NUMBERS = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$")
NAMED_DAY = re.compile(
    r"^(?:(\d{1,2})\.? ([a-z]+)|([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,?) (\d{4})$"
)
NAMED = re.compile(r"^([a-z]+\d?)\.?,? (?:of )?(\d{4})$|^(\d{4}) ([a-z]+\d?)$")
SPAN = re.compile(r"^(.+?)\s+(?:-|–|to|t/m|tot)\s+(.+)$|^(\d{4})[-–](\d{4})$")
LONGEST = 60
MONTHS_A_YEAR = 12


def read_period(value: str) -> Period | None:
    """Give the first and last day meant, or None when no date is recognised."""
    text = " ".join(value.casefold().split())
    if not text or len(text) > LONGEST:
        return None
    for reader in (_year, _iso, _numbers, _named_day, _named, _span):
        try:
            period = reader(text)
        except ValueError:
            return None
        if period is not None:
            return period if _is_plausible(period) else None
    return None


def _is_plausible(period: Period) -> bool:
    return all(FIRST_YEAR <= day.year <= LAST_YEAR for day in period) and period[0] <= period[1]


def _year(text: str) -> Period | None:
    match = YEAR.match(text)
    return (date(int(match[1]), 1, 1), date(int(match[1]), 12, 31)) if match else None


def _iso(text: str) -> Period | None:
    match = ISO.match(text)
    if match is None:
        return None
    if match[3] is None:
        first = date(int(match[1]), int(match[2]), 1)  # refuses month 0 and 13
        return _months(first.year, first.month, 1)
    return _day(int(match[1]), int(match[2]), int(match[3]))


def _numbers(text: str) -> Period | None:
    """Read day-month-year; a "month" above twelve can only be the American order."""
    match = NUMBERS.match(text)
    if match is None:
        return None
    first, second, year = (int(part) for part in match.groups())
    if second > MONTHS_A_YEAR:
        first, second = second, first
    return _day(year, second, first)


def _named_day(text: str) -> Period | None:
    match = NAMED_DAY.match(text)
    month = MONTHS.get(match[2] or match[3]) if match else None
    return _day(int(match[5]), month, int(match[1] or match[4])) if match and month else None


def _named(text: str) -> Period | None:
    match = NAMED.match(text)
    named = SEASONS.get(match[1] or match[4]) if match else None
    if match is None or named is None:
        return None
    return _months(int(match[2] or match[3]), *named)


def _span(text: str) -> Period | None:
    match = SPAN.match(text)
    if match is None:
        return None
    start, end = read_period(match[1] or match[3]), read_period(match[2] or match[4])
    return (start[0], end[1]) if start and end else None


def _day(year: int, month: int, day: int) -> Period:
    return (date(year, month, day), date(year, month, day))


def _months(year: int, month: int, length: int) -> Period:
    if month < 1:
        year, month = year - 1, MONTHS_A_YEAR
    last = month + length - 1
    end_year, end_month = year + (last - 1) // MONTHS_A_YEAR, (last - 1) % MONTHS_A_YEAR + 1
    return (date(year, month, 1), date(end_year, end_month, monthrange(end_year, end_month)[1]))
