"""What a question finds under a given curation, and what a change of it moves.

`ranking` is the one place where the try-out screen asks search.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .contract import Hit, SearchQuery
from .curation import Curation
from .finding import find
from .viewers import ActorLike

SHOWN = 10


@dataclass(frozen=True)
class Ranked:
    """One result in its place; `reason` says why it is here."""

    key: str
    title: str
    kind_label: str
    url: str
    score: float
    reason: str = ""


@dataclass(frozen=True)
class Moved:
    """One result with where it went: `move` is up, down, new, gone or nothing."""

    ranked: Ranked
    move: str = ""
    places: int = 0


def ranking(text: str, curation: Curation, actor: ActorLike) -> list[Ranked]:
    """Give the first ten results in order."""
    _found_in_all, found = find(SearchQuery(text=text, page_size=SHOWN), actor, curation=curation)
    return [
        Ranked(
            key=one.hit.key,
            title=one.hit.title or str(one.record),
            kind_label=str(one.kind.label),
            url=one.url,
            score=one.hit.score,
            reason=_reason(one.hit),
        )
        for one in found
    ]


def beside(
    now: Sequence[Ranked], then: Sequence[Ranked]
) -> tuple[tuple[Moved, ...], tuple[Moved, ...]]:
    """Give both rankings: now with what falls out, then with what moved and what is new."""
    before = {one.key: place for place, one in enumerate(now)}
    after = {one.key for one in then}
    return (
        tuple(Moved(one, "" if one.key in after else "gone") for one in now),
        tuple(_moved(one, before.get(one.key), place) for place, one in enumerate(then)),
    )


def _moved(ranked: Ranked, before: int | None, place: int) -> Moved:
    if before is None:
        return Moved(ranked, "new")
    if before == place:
        return Moved(ranked)
    return Moved(ranked, "up" if place < before else "down", abs(before - place))


def _reason(hit: Hit) -> str:
    if hit.pinned:
        return _("vastgezet")
    marked = [part.text for part in (*hit.marked_title, *hit.snippet) if part.marked]
    first: dict[str, str] = {}
    for word in marked:
        first.setdefault(word.casefold(), word)
    return _("gevonden: %(words)s") % {"words": ", ".join(first.values())} if first else ""
