"""What of the week one reader may see now, and what their searches found."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db.models import Model
from django.http import QueryDict

from alliantie.choices import Audience
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
HITS = 20


class Sights:
    """What people may see, asked once for all who see the same.

    A letter is written as for a plain member: an editor's right to look into what is private is no
    reason to mail it. What only the owner sees is no news to the owner either. So people who work for
    different organisations see the same, but for what those organisations keep to themselves.
    """

    def __init__(self, week: Iterable[Candidate], window: Window) -> None:
        self._week = tuple(week)
        self._window = window
        kept = CasePage.objects.filter(audience=Audience.ORGANISATION, live=True)
        self._keeping = frozenset(kept.values_list("organisation_id", flat=True))
        self._seen: dict[Actor, frozenset[str]] = {}
        self._hits: dict[tuple[str, Actor], tuple[Candidate, ...]] = {}

    def of(self, organisations: Iterable[int], *, is_member: bool) -> Actor:
        """Give the actor for whom we look; never one who sees more than the reader."""
        own = self._keeping & frozenset(organisations)
        return Actor(organisation_ids=own, is_member=is_member)

    def seen(self, sight: Actor) -> frozenset[str]:
        """Give the keys of what is seen of the week."""
        if sight not in self._seen:
            self._seen[sight] = frozenset(_seen_of(self._week, sight))
        return self._seen[sight]

    def hits(self, address: str, sight: Actor) -> tuple[Candidate, ...]:
        """Ask a search anew and give what was not there before; search itself guards who sees it."""
        key = (address, sight)
        if key not in self._hits:
            self._hits[key] = tuple(_new_hits(address, sight, self._window))
        return self._hits[key]


def people_seen(people: Collection[int], sight: Actor) -> frozenset[int]:
    """Give whom somebody may still see of the people they follow."""
    if not people:
        return frozenset()
    seen = Person.objects.visible_to(sight).filter(pk__in=people)
    return frozenset(seen.values_list("pk", flat=True))


def _seen_of(candidates: Iterable[Candidate], sight: Actor) -> Iterator[str]:
    """Give the keys of what may be seen; one query for each kind that is among them."""
    wanted: dict[str, list[str]] = defaultdict(list)
    for one in candidates:
        prefix, _colon, pk = one.key.partition(":")
        wanted[prefix].append(pk)
    for model in MODELS:
        prefix = model._meta.label_lower
        if wanted[prefix]:
            rows = model.objects.visible_to(sight).filter(pk__in=wanted[prefix])
            yield from (f"{prefix}:{pk}" for pk in rows.values_list("pk", flat=True))


def _new_hits(address: str, sight: Actor, window: Window) -> Iterator[Candidate]:
    query = replace(read_query(QueryDict(address)), sort="newest", page_size=HITS)
    _results, found = find(query, sight)
    for one in found:
        moment = _first_seen(one.record)
        if moment is not None and window.has(moment):
            yield _hit(one, moment)


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
