"""Make hits of what an index keeps, the same for every engine."""

from collections.abc import Mapping
from typing import Any

from search.analysis.highlighting import answers, mark, snippet
from search.asking.clauses import Asked
from search.contract import Fragment, Hit

# What an engine gives back of a document: the part of IndexEntry called `shown`.
Shown = Mapping[str, Any]


def hit_of(shown: Shown, score: float, asked: Asked) -> Hit:
    """Make the full hit, with passages marked."""
    marked = asked.marked
    title = mark(shown["title"], marked)
    text = next(filter(None, (snippet(shown[name], marked) for name in _TEXTS)), ())
    return Hit(
        key=shown["key"],
        kind=shown["kind"],
        score=score,
        title=shown["title"],
        summary=shown["summary"],
        url=shown["url"],
        marked_title=title,
        snippet=text or mark(shown["summary"], marked),
        matched=_matched((*title, *text), asked),
        sketch=tuple(shown["sketch"]),
    )


def bare_hit_of(shown: Shown, score: float) -> Hit:
    """Make a hit for a list of titles."""
    return Hit(shown["key"], shown["kind"], score, shown["title"], shown["summary"], shown["url"])


_TEXTS = ("summary", "body", "attachments")


def _matched(shown: tuple[Fragment, ...], asked: Asked) -> tuple[str, ...]:
    """Give the synonyms that are shown, when nothing that was typed is."""
    if not asked.told:
        return ()
    told = dict(asked.told)
    found = answers(shown, asked.marked)
    if found - told.keys():
        return ()
    return tuple(dict.fromkeys(words for term, words in asked.told if term in found))
