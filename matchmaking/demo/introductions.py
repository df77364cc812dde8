"""Suggestions and introductions of the demo's people, in every state."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts import demo as accounts_demo
from alliantie.demonstration import DemoRun, read_rows
from alliantie.models import OutgoingMail
from matchmaking.choices import IntroductionState as State
from matchmaking.choices import Origin, SuggestionState
from matchmaking.choices.introduction import OPEN, STANDING
from matchmaking.models import Introduction, Suggestion
from matchmaking.policies.introductions import FOLLOW_UP_AFTER, expires_on
from matchmaking.policies.suggesting import key_of_person, later_until, week_of
from people.models import Person
from people.services.bringing_together import bring_together
from search.registry import key_of
from themes.models import Theme

FILE = Path(__file__).parent / "introductions.toml"
AN_ANSWER = timedelta(days=1)


@transaction.atomic
def load(run: DemoRun) -> None:
    """Add what is missing; nobody is mailed."""
    mail = set(OutgoingMail.objects.values_list("pk", flat=True))
    people = _people()
    suggested, introduced = read_rows(FILE, "suggestion"), read_rows(FILE, "introduction")
    for rank, row in enumerate(suggested, start=1):
        _suggest(row, people, rank)
    for row in introduced:
        if not Introduction.objects.between(*_pks(row, people, "asker")).exists():
            _introduce(row, people)
    OutgoingMail.objects.exclude(pk__in=mail).delete()
    run.say(f"Suggestions: {len(suggested)}, introductions: {len(introduced)}")


def _people() -> dict[str, Person]:
    keys = {row["email"]: row["key"] for row in read_rows(accounts_demo.FILE, "member")}
    rows = Person.objects.select_related("user").filter(user__email__in=keys)
    return {keys[one.user.email]: one for one in rows}


def _pks(row: dict[str, Any], people: dict[str, Person], first: str) -> tuple[int, int]:
    return people[row[first]].pk, people[row["other"]].pk


def _ground(row: dict[str, Any], one: Person, other: Person) -> dict[str, Any]:
    """Give what both have in common: a theme, as a match would say it."""
    about = key_of(Theme.objects.get(slug=row["theme"]))
    keys = {"here": key_of_person(one.pk), "there": key_of_person(other.pk), "about": about}
    return {"kind": row["kind"], "about": about, "reasons": [{"kind": "topic", **keys}]}


def _suggest(row: dict[str, Any], people: dict[str, Person], rank: int) -> None:
    person, other = people[row["person"]], people[row["other"]]
    ground = _ground(row, person, other)
    today, state = timezone.localdate(), row.get("state", SuggestionState.SHOWN)
    known = Suggestion.objects.filter(person=person, other=other, about=ground["about"])
    if known.exists():
        return
    answered = state in (SuggestionState.LATER, SuggestionState.NOT_THIS)
    Suggestion.objects.create(
        person=person,
        other=other,
        week=week_of(today),
        rank=rank,
        version="demo",
        state=state,
        later_until=later_until(today) if state == SuggestionState.LATER else None,
        not_this_because=row.get("because", ""),
        opened_at=timezone.now() if answered else None,
        answered_at=timezone.now() if answered else None,
        **ground,
    )


def _introduce(row: dict[str, Any], people: dict[str, Person]) -> None:
    asker, other = people[row["asker"]], people[row["other"]]
    asked = timezone.now() - timedelta(days=row["days_ago"])
    ground, state = _ground(row, asker, other), State(row["state"])
    if "why" in row:
        ground |= {"why": row["why"], "reasons": []}
    made = Introduction.objects.create(
        asker=asker,
        other=other,
        origin=Origin.EDITOR if "why" in row else Origin.SUGGESTION,
        version="demo",
        state=state,
        asker_yes_at=None if "why" in row else asked,
        expires_on=expires_on(asked.date()),
        ended_at=None if state in (*OPEN, *STANDING) else asked + 2 * AN_ANSWER,
        no_because=row.get("because", ""),
        **ground,
    )
    Introduction.objects.filter(pk=made.pk).update(created_at=asked)
    if state in STANDING:
        _both_said_yes(made, row)


def _both_said_yes(made: Introduction, row: dict[str, Any]) -> None:
    """Tell the rest of the story: the conversation, the meeting and whether it helped."""
    both = timezone.now() - timedelta(days=row["days_ago"]) + AN_ANSWER
    talk = bring_together(asker=made.asker, person=made.other, subject="Kennismaking")
    type(talk).objects.filter(pk=talk.pk).update(started_at=both)
    is_long_ago = both + FOLLOW_UP_AFTER < timezone.now()
    Introduction.objects.filter(pk=made.pk).update(
        other_yes_at=both,
        both_yes_at=both,
        introduced_at=both,
        conversation=talk,
        met_at=both + 7 * AN_ANSWER if made.state == State.MET else None,
        followed_up_at=both + FOLLOW_UP_AFTER if is_long_ago else None,
        asker_helped=row.get("asker_helped", ""),
        other_helped=row.get("other_helped", ""),
    )
