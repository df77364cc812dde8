"""Answer a question, say whether it helped, and hide what does not belong."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.notices import notify
from alliantie.idempotency import once
from alliantie.throttles import ONE_HOUR, hit
from alliantie.visibility import Actor
from people.choices import QuestionState
from people.models import Answer, Person, Question
from people.policies.questions import (
    ANSWERS_PER_PERSON,
    STANDING,
    check_answer,
    check_editor,
    check_given,
    check_judge,
)
from search.registry import key_of
from search.services import queue_index

from .questions import changed

KIND = "question_answered"
PURPOSE = "question.answer"


@dataclass(frozen=True)
class Given:
    """What somebody answers: lines, a page on this site, a person; at least one of them."""

    text: str = ""
    page_id: int | None = None
    person: Person | None = None


def answer(*, question: Question, given: Given, actor: Actor, key: UUID) -> Answer:
    """Keep an answer once and tell who asked; the first one makes the question answered."""
    check_answer(actor, question, was_asked=was_asked(question, actor))
    check_given(
        text=given.text, has_page=given.page_id is not None, has_person=given.person is not None
    )

    def change() -> dict[str, Any]:
        key_of_person = f"user {actor.user_id}"
        hit(scope=PURPOSE, key=key_of_person, limit=ANSWERS_PER_PERSON, seconds=ONE_HOUR)
        return {"answer": _keep(question, given, actor).pk}

    purpose, owner = f"{PURPOSE} {question.pk}", f"user:{actor.user_id}"
    kept, _is_new = once(key=key, purpose=purpose, owner=owner, change=change)
    return Answer.objects.get(pk=kept["answer"])


def was_asked(question: Question, actor: Actor) -> bool:
    """Say whether this question was put to somebody who did not hand it on."""
    asked = question.routings.filter(person__user=actor.user_id, declined_at=None)
    return actor.is_signed_in and asked.exists()


def _keep(question: Question, given: Given, actor: Actor) -> Answer:
    made = Answer.objects.create(
        question=question,
        author_id=actor.user_id,
        text=given.text.strip(),
        page_id=given.page_id,
        person=given.person,
    )
    now = timezone.now()
    same = Question.objects.filter(pk=question.pk)
    same.filter(first_answered_at=None).update(first_answered_at=now)
    same.filter(state=QuestionState.OPEN).update(state=QuestionState.ANSWERED)
    same.update(listed_at=None, updated_at=now)
    changed(question, "answer", actor)
    if question.asker_id is not None:
        notify(
            user_ids=[question.asker_id],
            kind=KIND,
            text=_("Er is een antwoord op je vraag “%(text)s”") % {"text": question.text},
            url=f"{question.get_absolute_url()}#antwoord-{made.pk}",
            once_key=f"answer-{made.pk}",
        )
    return made


@transaction.atomic
def mark_helped(*, answer: Answer, actor: Actor) -> None:
    """Let who asked say "hiermee kan ik verder"; doing it twice is doing it once."""
    question = Question.objects.select_for_update().get(pk=answer.question_id)
    check_judge(actor, question)
    now = timezone.now()
    question.answers.exclude(pk=answer.pk).update(has_helped=False)
    question.answers.filter(pk=answer.pk, is_hidden=False).update(has_helped=True)
    question.state, question.listed_at = QuestionState.CLOSED, None
    question.helped_at = question.helped_at or now
    question.save(update_fields=["state", "helped_at", "listed_at", "updated_at"])
    changed(question, "helped", actor)


@transaction.atomic
def not_yet(*, question: Question, actor: Actor) -> None:
    """Let who asked say that nothing helped yet: the question stays open and editors see to it."""
    locked = Question.objects.select_for_update().get(pk=question.pk)
    check_judge(actor, locked)
    locked.answers.update(has_helped=False)
    locked.state, locked.helped_at = QuestionState.ANSWERED, None
    locked.listed_at = locked.listed_at or timezone.now()
    locked.save(update_fields=["state", "helped_at", "listed_at", "updated_at"])
    changed(locked, "not_yet", actor)


@transaction.atomic
def hide(*, answer: Answer, actor: Actor) -> None:
    """Take an answer off the site; a question that keeps none waits for one again."""
    check_editor(actor)
    question = Question.objects.select_for_update().get(pk=answer.question_id)
    if not Answer.objects.filter(pk=answer.pk, is_hidden=False).update(
        is_hidden=True, has_helped=False
    ):
        return
    weigh_anew(question)
    changed(question, "hide_answer", actor, origin="cms")


def weigh_anew(question: Question) -> None:
    """Keep the state that a question's answers leave it in; one that lost its last waits for one again."""
    left = question.answers.shown().order_by("answered_at")
    first = left.first()
    question.first_answered_at = first.answered_at if first else None
    if question.state in STANDING:
        if first is None:
            question.state, question.listed_at = QuestionState.OPEN, timezone.now()
        elif not left.filter(has_helped=True).exists():
            question.state = QuestionState.ANSWERED
    question.helped_at = question.helped_at if question.state == QuestionState.CLOSED else None
    question.save()
    queue_index(key=key_of(question))
