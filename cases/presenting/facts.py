"""The facts of a use case, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.models import CasePage

Words = str | Promise
YEARS_END = (12, 31)
OVERVIEW = "/praktijkvoorbeelden/"
# Fields with a closed list of words, and the filter of the overview they lead to.
CHOSEN: tuple[tuple[str, Words, str], ...] = (
    ("phase", gettext_lazy("Fase"), "fase"),
    ("region", gettext_lazy("Regio"), "regio"),
    ("scale", gettext_lazy("Schaal"), ""),
    ("participation", gettext_lazy("Hoe doen mensen mee?"), ""),
    ("method", gettext_lazy("Werkwijze"), ""),
    ("time_band", gettext_lazy("Hoeveel tijd kostte het?"), ""),
    ("cost_band", gettext_lazy("Wat kostte het?"), ""),
    ("evidence_grade", gettext_lazy("Hoe goed weten we het?"), ""),
)


@dataclass(frozen=True)
class Fact:
    """One line of the facts."""

    term: Words
    details: Words
    url: str = ""


def facts_of(case: CasePage) -> list[Fact]:
    """Give what is known; what nobody filled in is not named."""
    return list(_facts(case))


def _facts(case: CasePage) -> Iterator[Fact]:
    period = period_of(
        case.period_start,
        case.period_end,
        is_ongoing=case.is_ongoing,
        is_rough=bool(case.source),
    )
    if period:
        yield Fact(_("Wanneer?"), period)
    for name, term, parameter in CHOSEN:
        value = getattr(case, name)
        if value:
            address = f"{OVERVIEW}?{parameter}={value}" if parameter else ""
            yield Fact(term, _display(case, name), address)
    if case.people_reached is not None:
        yield Fact(_("Bereikte mensen"), intcomma(case.people_reached))


def _display(case: Any, name: str) -> str:
    words: str = getattr(case, f"get_{name}_display")()
    return words


def period_of(
    start: date | None, end: date | None, *, is_ongoing: bool, is_rough: bool = False
) -> str:
    """Say in months when something was done; a rough date of which only the year is sure, in years."""
    opens_year = start is not None and (start.month, start.day) == (1, 1)
    closes_year = end is None or (end.month, end.day) == YEARS_END
    style = "Y" if is_rough and opens_year and closes_year else "F Y"
    first, last = (date_format(day, style) if day else "" for day in (start, end))
    return _between(first, last, is_ongoing=is_ongoing)


def _between(first: str, last: str, *, is_ongoing: bool) -> str:
    if is_ongoing:
        return _("Sinds %(month)s, loopt nog") % {"month": first} if first else _("Loopt nog")
    if first and last and first != last:
        return _("%(first)s tot %(last)s") % {"first": first, "last": last}
    if last and not first:
        return _("Tot %(month)s") % {"month": last}
    return first
