"""What editors steer, as it is in force now; asked by every search, so kept at hand.

The rules are kept in memory under a mark that all processes share through the cache. A committed
change sets a new mark, and from then on everybody reads anew. A mark lasts five minutes, so that a
process killed between commit and mark is made good soon. Warm: no query; cold: three.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from uuid import uuid4

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from .choices import Effect
from .curation import Curation
from .models import BestBet, StopWord, Synonym
from .policies import normalised, split_expressions

MARK = "search-steering"
MARK_SECONDS = 300


@dataclass(frozen=True)
class Bet:
    """One result that was put on top."""

    key: str
    until: date | None


@dataclass(frozen=True)
class Steering:
    """Everything in force under one mark."""

    curation: Curation = field(default_factory=Curation)
    best_bets: dict[str, list[Bet]] = field(default_factory=dict)


def current_curation() -> Curation:
    """Give the synonyms and stop words in force."""
    return _under(_mark()).curation


def best_bets_for(text: str) -> tuple[str, ...]:
    """Give the keys to show on top for exactly this question, in order; the caller asks who may see them."""
    bets = _under(_mark()).best_bets.get(normalised(text), [])
    today = timezone.localdate()
    valid = (bet.key for bet in bets if bet.until is None or bet.until >= today)
    return tuple(dict.fromkeys(valid))


def steering_changed(**_signal: object) -> None:
    """Let everybody read anew, once the change is certain."""
    transaction.on_commit(lambda: cache.set(MARK, uuid4().hex, MARK_SECONDS))


def _mark() -> str:
    mark: str | None = cache.get(MARK)
    if mark is None:
        # Of two that find none, both go on with the one that was first.
        cache.add(MARK, uuid4().hex, MARK_SECONDS)
        mark = cache.get(MARK)
    return mark or uuid4().hex


@lru_cache(maxsize=2)
def _under(mark: str) -> Steering:
    return Steering(_curation(), _best_bets())


def _curation() -> Curation:
    words: dict[str, set[str]] = defaultdict(set)
    for word, effect in StopWord.objects.values_list("word", "effect"):
        words[effect].add(word)
    return Curation(
        synonyms=tuple(synonym.rule for synonym in Synonym.objects.active()),
        ignored=frozenset(words[Effect.IGNORED]),
        counted=frozenset(words[Effect.COUNTED]),
    )


def _best_bets() -> dict[str, list[Bet]]:
    found: dict[str, list[Bet]] = defaultdict(list)
    for bet in BestBet.objects.lasting(timezone.localdate()):
        for question in split_expressions(bet.questions):
            found[normalised(question)].append(Bet(bet.key, bet.until))
    return dict(found)
