"""Ask the network a question, change it, take it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from alliantie.audit import record
from alliantie.idempotency import once
from alliantie.throttles import ONE_HOUR, hit
from alliantie.visibility import Actor
from people.choices import NameShown, QuestionState
from people.models import Question
from people.policies.publishing import asks_directly, check_write
from people.policies.questions import (
    OVERALL,
    PER_ADDRESS,
    PER_PERSON,
    STANDING,
    check_edit,
    check_shown,
    check_text,
    check_themes,
    check_withdraw,
)
from search.registry import key_of
from search.services import queue_index

PURPOSE = "question.ask"
ONE_DAY = int(timedelta(days=1).total_seconds())
LONGEST_SLUG = 100
# Addresses under /vragen/ that are no question.
RESERVED = frozenset({"stellen", "lijkt-op", "antwoorden"})


@dataclass(frozen=True)
class Asking:
    """What somebody asks, and what of them others see."""

    text: str
    more: str
    theme_ids: Sequence[int]
    organisation_id: int | None
    shown: str


def ask(*, asking: Asking, actor: Actor, origin: str, key: UUID) -> Question:
    """Keep a question once; of a member it stands on the site at once, else an editor looks first."""
    check_write(actor)
    _check(asking, actor)

    def change() -> dict[str, Any]:
        _throttle(actor, origin)
        return {"question": _keep(asking, actor).pk}

    kept, _is_new = once(key=key, purpose=PURPOSE, owner=f"user:{actor.user_id}", change=change)
    return Question.objects.get(pk=kept["question"])


def _check(asking: Asking, actor: Actor) -> None:
    check_text(asking.text)
    check_themes(len(asking.theme_ids))
    check_shown(actor.organisation_ids, asking.organisation_id, asking.shown)


def _throttle(actor: Actor, origin: str) -> None:
    hit(scope=PURPOSE, key=f"user {actor.user_id}", limit=PER_PERSON, seconds=ONE_DAY)
    hit(scope="question.ask-address", key=origin, limit=PER_ADDRESS, seconds=ONE_HOUR)
    hit(scope="question.ask-all", key="all", limit=OVERALL, seconds=ONE_HOUR)


def _keep(asking: Asking, actor: Actor) -> Question:
    at_once = asks_directly(actor)
    question = Question.objects.create(
        text=asking.text,
        slug=free_slug(asking.text),
        more=asking.more,
        asker_id=actor.user_id,
        organisation_id=asking.organisation_id,
        shown=asking.shown,
        state=QuestionState.OPEN if at_once else QuestionState.HELD,
        opened_at=timezone.now() if at_once else None,
    )
    question.themes.set(asking.theme_ids)
    changed(question, "ask", actor)
    return question


@transaction.atomic
def edit(*, question: Question, asking: Asking, actor: Actor) -> None:
    """Change the words of an own question, soon after asking; its address stays."""
    locked = Question.objects.select_for_update().get(pk=question.pk)
    check_edit(actor, locked, timezone.now())
    _check(asking, actor)
    locked.text, locked.more, locked.shown = asking.text, asking.more, asking.shown
    locked.organisation_id = asking.organisation_id
    locked.save(update_fields=["text", "more", "shown", "organisation", "updated_at"])
    locked.themes.set(asking.theme_ids)
    changed(locked, "edit", actor)


@transaction.atomic
def withdraw(*, question: Question, actor: Actor) -> bool:
    """Take back a question; with answers it stays for others, without a name. Give whether it is gone."""
    locked = Question.objects.select_for_update().get(pk=question.pk)
    check_withdraw(actor, locked)
    is_gone = locked.state not in STANDING or not locked.answers.shown().exists()
    if is_gone:
        locked.state = QuestionState.WITHDRAWN
    else:
        locked.shown = NameShown.HIDDEN
    locked.save(update_fields=["state", "shown", "updated_at"])
    changed(locked, "withdraw", actor)
    return is_gone


def changed(question: Question, verb: str, actor: Actor | None, origin: str = "web") -> None:
    """Log what happened and let search follow; called inside the transaction of the change."""
    actor_id = actor.user_id if actor else None
    record(action=f"question.{verb}", obj=question, actor_id=actor_id, origin=origin)
    queue_index(key=key_of(question))


def free_slug(text: str) -> str:
    """Give an address from the words of the question."""
    stem = slugify(text)[:LONGEST_SLUG].strip("-") or "vraag"
    taken = set(Question.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    number, slug = 1, stem
    while slug in taken or slug in RESERVED:
        number += 1
        slug = f"{stem}-{number}"
    return slug
