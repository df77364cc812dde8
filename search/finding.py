"""Answer a question: engine, second gate, records; titles from the database when the engine is down."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Model, Q
from django.utils import timezone

from .contract import Fragment, Hit, Results, SearchDocument, SearchQuery
from .curation import Curation
from .engines import engine
from .engines.base import Answer, EngineDownError
from .folding_hits import fold
from .gate import hidden_of, visible_keys, visible_records, waiting_keys
from .indexing import built
from .query import read
from .registry import SearchKind, kind_of, kinds, named
from .steering import best_bets_for, current_curation
from .understanding import Sight, Understood, understand
from .viewers import ActorLike, Viewer

logger = logging.getLogger(__name__)

# So many hits are held against the database, so that small totals and their counts are exact.
DEPTH = 100
# A hit that the gate holds back leaves the index's answer too; a few turns see to the next page.
TURNS = 3
# Titles looked at of every kind while the engine is down.
TITLES = 100


@dataclass(frozen=True)
class Found:
    """One hit with the record it stands for and the card that shows it."""

    hit: Hit
    record: Model
    kind: SearchKind

    @property
    def url(self) -> str:
        """Give the address; titles from the database come without one."""
        if self.hit.url:
            return self.hit.url
        find_url: Callable[[], str | None] | None = getattr(
            self.record, "get_absolute_url", getattr(self.record, "get_url", None)
        )
        return (find_url and find_url()) or ""


def find(
    query: SearchQuery, actor: ActorLike, *, curation: Curation | None = None
) -> tuple[Results, list[Found]]:
    """Give the results and their records; never raises for what somebody typed.

    `curation` takes the place of what is in force, to try a change.
    """
    waiting = waiting_keys()
    try:
        results = _ask(query, actor, waiting, curation or current_curation())
    except EngineDownError as error:
        logger.warning("search_engine_down", extra={"reason": str(error)})
        results = _titles(query, actor)
    pinned = best_bets_for(query.text) if query.is_plain else ()
    records = visible_records(actor, [*pinned, *(hit.key for hit in results.hits)])
    on_top = [hit for key in pinned if key in records and (hit := _pin(key, records[key]))]
    below = (_current(hit, waiting) for hit in results.hits if hit.key in records)
    hits = [*on_top, *fold(hit for hit in below if hit.key not in pinned)]
    found = [
        Found(hit, records[hit.key], kind) for hit in hits if (kind := named(hit.kind)) is not None
    ]
    return replace(results, hits=tuple(row.hit for row in found)), found


def _pin(key: str, record: Model) -> Hit | None:
    """Make a hit of what editors put on top, from the record as it is now."""
    kind = kind_of(key)
    document = built(kind, record) if kind else None
    if not isinstance(document, SearchDocument):
        return None
    return Hit(
        key=key,
        kind=document.kind,
        score=0.0,
        title=document.title,
        summary=document.summary,
        url=document.url,
        marked_title=(Fragment(document.title),),
        snippet=(Fragment(document.summary),),
        pinned=True,
    )


def _ask(
    query: SearchQuery, actor: ActorLike, waiting: frozenset[str], curation: Curation
) -> Results:
    """Ask until the gate has nothing to hold back, so that counts tell no more than hits do.

    Words are understood without what waits: a page that lost a word a moment ago tells it to nobody.
    """
    without = hidden_of(actor, waiting)
    sight = Sight(engine(), Viewer.from_actor(actor), timezone.now(), without)
    for _turn in range(TURNS):
        certain = replace(sight, without=sight.without | waiting)
        understood = understand(query, certain, curation)
        answer = sight.search(understood.asked, query, depth=DEPTH)
        hidden = _hidden(answer, actor)
        if not hidden:
            return _told(answer.results, understood, certain, actor)
        sight = replace(sight, without=sight.without | hidden)
    left = tuple(hit for hit in answer.results.hits if hit.key not in hidden)
    return Results(hits=left, total=len(left))


def _told(results: Results, understood: Understood, sight: Sight, actor: ActorLike) -> Results:
    """Say which words were asked; a correction that found nothing is not worth telling."""
    suggestion = understood.suggestion
    return replace(
        results,
        searched_for=understood.searched_for if results.total else "",
        suggestion=suggestion if suggestion and _finds(suggestion, sight, actor) else "",
    )


def _finds(text: str, sight: Sight, actor: ActorLike) -> bool:
    """Say whether all of what would be suggested has passed the gate."""
    query = SearchQuery(text, literal=True, strict=True)
    answer = sight.search(understand(query, sight).asked, query, depth=DEPTH)
    return bool(answer.keys) and not _hidden(answer, actor)


def _hidden(answer: Answer, actor: ActorLike) -> frozenset[str]:
    keys = {*answer.keys, *(hit.key for hit in answer.results.hits)}
    return frozenset(keys - visible_keys(actor, keys))


def _current(hit: Hit, waiting: frozenset[str]) -> Hit:
    """Take the index's words from a hit that has changed since: only the record's own are true."""
    if hit.key not in waiting:
        return hit
    return replace(hit, title="", summary="", marked_title=(), snippet=())


def _titles(query: SearchQuery, actor: ActorLike) -> Results:
    """Search titles in the database, newest first, without filters' counts."""
    wanted = [kind for kind in kinds() if not query.kinds or kind.kind in query.kinds]
    hits = [hit for kind in wanted for hit in _titles_of(kind, query, actor)]
    start = (query.page - 1) * query.page_size
    return Results(
        hits=tuple(hits[start : start + query.page_size]), total=len(hits), engine_down=True
    )


def _titles_of(kind: SearchKind, query: SearchQuery, actor: ActorLike) -> list[Hit]:
    question = read(query.text)
    if question.labels:
        return []  # titles do not tell what a page is about
    having = Q()
    for word in question.excluded:
        having &= ~Q(**{f"{kind.title_field}__icontains": word}) if word else Q()
    for word in (*question.words, *question.phrases):
        having &= Q(**{f"{kind.title_field}__icontains": word})
    rows: Any = kind.queryset().filter(having).order_by("-pk")
    titles = dict(rows.values_list("pk", kind.title_field)[:TITLES])
    seen = visible_keys(actor, [f"{kind.prefix}:{pk}" for pk in titles])
    return [
        Hit(key, kind.kind, 0.0, title, "", marked_title=(Fragment(title),))
        for pk, title in titles.items()
        if (key := f"{kind.prefix}:{pk}") in seen
    ]
