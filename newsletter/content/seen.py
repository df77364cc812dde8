"""What of the week one reader may see now, and what their searches found."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db.models import Model
from django.http import QueryDict

from alliantie.visibility import Actor
from cases.models import CasePage
from news.models import NewsItem, RoundLine
from newsletter.choices import Kind
from newsletter.digest import Candidate
from people.models import Offer, Person, Question
from search.finding import Found, find
from search.parameters import read_query

from .window import Window

MODELS: tuple[Any, ...] = (CasePage, Question, Offer, RoundLine, NewsItem)
# What our models call the moment at which something first stood on the site.
FIRST_SEEN = ("first_published_at", "opened_at", "shown_at", "asked_at", "created_at")
HITS = 50


def seen_of(candidates: Iterable[Candidate], actor: Actor) -> set[str]:
    """Give the keys of what this actor may see; one query for each kind that is among them."""
    wanted: dict[str, list[str]] = defaultdict(list)
    for one in candidates:
        prefix, _colon, pk = one.key.partition(":")
        wanted[prefix].append(pk)
    seen: set[str] = set()
    for model in MODELS:
        prefix = model._meta.label_lower
        if wanted[prefix]:
            rows = model.objects.visible_to(actor).filter(pk__in=wanted[prefix])
            seen |= {f"{prefix}:{pk}" for pk in rows.values_list("pk", flat=True)}
    return seen


def people_seen(people: Collection[int], actor: Actor) -> frozenset[int]:
    """Give whom this actor may still see of the people they follow."""
    if not people:
        return frozenset()
    seen = Person.objects.visible_to(actor).filter(pk__in=people)
    return frozenset(seen.values_list("pk", flat=True))


def new_hits(searches: Iterable[str], actor: Actor, window: Window) -> Iterable[Candidate]:
    """Ask somebody's searches anew and give what was not there before; search itself guards who sees it."""
    for address in searches:
        query = replace(read_query(QueryDict(address)), sort="newest", page_size=HITS)
        _results, found = find(query, actor)
        yield from (
            _hit(one, moment)
            for one in found
            if (moment := _first_seen(one.record)) is not None and window.has(moment)
        )


def _first_seen(record: Model) -> datetime | None:
    moments = (getattr(record, name, None) for name in FIRST_SEEN)
    return next((moment for moment in moments if moment), None)


def _hit(one: Found, moment: datetime) -> Candidate:
    return Candidate(
        key=one.hit.key,
        kind=Kind.HIT,
        title=one.hit.title or str(one.record),
        url=one.url,
        at=moment,
        note=str(one.kind.label),
    )
