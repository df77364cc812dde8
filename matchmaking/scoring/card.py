"""A subject in numbers: made once, and held by every world that shares its vocabulary."""

from array import array
from dataclasses import dataclass
from datetime import date


@dataclass(slots=True)
class Card:
    """What is kept of one subject; its words stand in order of how much they say.

    `title` holds the numbers of the words of the title, `heading` what those weigh together; `values`
    is the text as a vector of length one, a value for each of `words`.
    """

    key: str
    title: "array[int]"
    heading: float
    described: bool
    topics: frozenset[str]
    place: str
    sort: str
    updated: date | None
    levels: tuple[tuple[str, str], ...]
    words: "array[int]"
    values: "array[float]"
