"""Matches, suggestions and introductions for tests."""

from typing import Any

from django.utils import timezone

from matchmaking.choices import MatchKind
from matchmaking.models import Introduction, Match, Suggestion
from matchmaking.policies.suggesting import key_of_person, week_of
from matchmaking.services.introducing import ask_for
from matchmaking.services.suggesting import prepare_week
from organisations.actors import actor_for
from people.models import Person
from search.registry import key_of


def make_reason(here: Any, there: Any, about: Any) -> dict[str, str]:
    """Give a reason that two people share."""
    named = key_of(about) if about is not None else ""
    return {"kind": "topic", "here": key_of(here), "there": key_of(there), "about": named}


def make_match(person: Person, other: Person, about: Any, *, rank: int = 1, **fields) -> Match:
    """Let somebody match with another over a thing on the site."""
    standard = {
        "kind": MatchKind.ADVISOR,
        "about": key_of(about),
        "score": 1 / rank,
        "reasons": [make_reason(person, other, about)],
        "version": "1",
    }
    return Match.objects.create(
        source=key_of_person(person.pk),
        target=key_of_person(other.pk),
        rank=rank,
        **{**standard, **fields},
    )


def make_suggestion(person: Person, other: Person, about: Any, **fields) -> Suggestion:
    """Suggest somebody to somebody this week."""
    standard = {
        "kind": MatchKind.ADVISOR,
        "about": key_of(about),
        "reasons": [make_reason(person, other, about)],
        "week": week_of(timezone.localdate()),
        "rank": 1,
        "version": "1/1",
    }
    return Suggestion.objects.create(person=person, other=other, **{**standard, **fields})


def make_introduction(asker: Person, other: Person, about: Any) -> Introduction:
    """Let somebody ask to meet who was suggested to them."""
    suggestion = make_suggestion(asker, other, about)
    return ask_for(suggestion=suggestion, actor=actor_for(asker.user))


def prepared() -> int:
    """Choose for this week."""
    return prepare_week(timezone.now())


def names_of(person: Person) -> list[str]:
    """Give who is suggested to somebody now, in order."""
    rows = Suggestion.objects.filter(person=person).shown().select_related("other")
    return [one.other.name for one in rows]
