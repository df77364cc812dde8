"""What every overview shares: filters in an address, what fits them, and how many would."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import CharField, Count, F, Value
from django.http import QueryDict
from django.utils.functional import Promise

MAX_CHOSEN, MAX_VALUE = 25, 80
SORT, PAGE = "volgorde", "pagina"


@dataclass(frozen=True)
class Filter:
    """One question of the filter list: its name in the address and the field it asks.

    Of `is_many` filters something has several values. Values of one filter widen each other, unless
    `needs_all`.
    """

    name: str
    label: str | Promise
    lookup: str
    is_many: bool = False
    needs_all: bool = False
    is_open: bool = False


Filters = Sequence[Filter]
Sorts = Mapping[str, tuple[str | Promise, tuple[str, ...]]]


@dataclass(frozen=True)
class Choice:
    """What somebody asks of an overview."""

    values: Mapping[str, tuple[str, ...]]
    sort: str
    usual_sort: str

    def of(self, name: str) -> tuple[str, ...]:
        """Give the chosen values of one filter."""
        return self.values.get(name, ())

    @property
    def is_filtered(self) -> bool:
        """Say whether anything was chosen."""
        return any(self.values.values())

    def address(self, *, without: tuple[str, str] | None = None) -> str:
        """Write the address of the first page, without one chosen value."""
        pairs = [
            (name, value)
            for name, values in self.values.items()
            for value in values
            if (name, value) != without
        ]
        sort = [] if self.sort == self.usual_sort else [(SORT, self.sort)]
        return f"?{urlencode([*pairs, *sort])}"


def read_choice(params: QueryDict, filters: Filters, sorts: Sorts, *, usual_sort: str) -> Choice:
    """Read an address; what cannot be meant is left out."""
    values = {question.name: _values(params, question.name) for question in filters}
    sort = params.get(SORT, usual_sort)
    return Choice(values, sort if sort in sorts else usual_sort, usual_sort)


def _values(params: QueryDict, name: str) -> tuple[str, ...]:
    given = params.getlist(name)[:MAX_CHOSEN]
    return tuple(dict.fromkeys(value for value in given if 0 < len(value) <= MAX_VALUE))


def narrowed(rows: Any, filters: Filters, choice: Choice, *, but: str = "") -> Any:
    """Select what fits every filter but one."""
    for question in filters:
        values = choice.of(question.name)
        if values and question.name != but:
            rows = _fitting(rows, question, values)
    return rows


def _fitting(rows: Any, question: Filter, values: tuple[str, ...]) -> Any:
    if not question.is_many:
        return rows.filter(**{f"{question.lookup}__in": values})
    # A set of its own: a join would give a page once for each of its values.
    for some in [(value,) for value in values] if question.needs_all else [values]:
        about = rows.model.objects.filter(**{f"{question.lookup}__in": some}).order_by()
        rows = rows.filter(pk__in=about.values("pk"))
    return rows


def counts(rows: Any, filters: Filters, choice: Choice) -> dict[str, dict[str, int]]:
    """Count for every filter what each value would give beside the other filters; one query."""
    found: dict[str, dict[str, int]] = {question.name: {} for question in filters}
    first, *others = [_count(_beside(rows, filters, choice, q), q) for q in filters]
    for name, value, number in first.union(*others, all=True):
        found[name][value] = number
    return found


def _beside(rows: Any, filters: Filters, choice: Choice, question: Filter) -> Any:
    """Leave a filter's own values out, unless another value of it would narrow further."""
    return narrowed(rows, filters, choice, but="" if question.needs_all else question.name)


def _count(rows: Any, question: Filter) -> Any:
    text = CharField()
    return (
        rows.order_by()
        .exclude(**{question.lookup: ""})
        .exclude(**{f"{question.lookup}__isnull": True})
        .annotate(asked=Value(question.name, output_field=text), value=F(question.lookup))
        .values("asked", "value")
        .annotate(number=Count("pk", distinct=True))
        .values_list("asked", "value", "number")
    )
