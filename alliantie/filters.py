"""What the component filter-group shows: filters in words and chips of chosen values."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Option:
    """One value of a filter, in words."""

    value: str
    label: str
    count: int
    checked: bool


@dataclass(frozen=True)
class FilterGroup:
    """One filter with what can be chosen."""

    name: str
    label: str | Promise
    options: Sequence[Option]
    open: bool = True


@dataclass(frozen=True)
class Chosen:
    """A chosen value and the address without it."""

    label: str
    url: str
