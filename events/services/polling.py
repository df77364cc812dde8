"""Ask the room: questions, votes of two hundred phones at once, what is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from secrets import choice, token_urlsafe

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie import throttles
from alliantie.audit import record
from alliantie.visibility import Actor
from events.choices import QuestionKind, QuestionState
from events.models import EventPage, Poll, PollOption, PollQuestion, Vote
from events.policies.polling import (
    CODE_LENGTH,
    CODE_LETTERS,
    MOST_QUESTIONS,
    PollRefusedError,
    check_answer,
    check_open,
    check_question,
)

from .hosts import check_runs

TRIES_FOR_A_CODE = 20


@dataclass(frozen=True)
class Wording:
    """One question as its host writes it; `right` is the place of the right option of a quiz."""

    kind: str
    text: str
    options: Sequence[str] = ()
    right: int | None = None
    explanation: str = ""
    source_id: int | None = None
    source_digest: str = ""


def new_voter() -> str:
    """Make the mark of one phone; it says nothing about anybody."""
    return token_urlsafe(24)


@transaction.atomic
def poll_of(*, event: EventPage, actor: Actor) -> Poll:
    """Give the poll of a meeting; the first time it gets its code."""
    check_runs(event, actor)
    found = Poll.objects.filter(event=event).first()
    if found is not None:
        return found
    for _try in range(TRIES_FOR_A_CODE):
        code = "".join(choice(CODE_LETTERS) for _letter in range(CODE_LENGTH))
        if not Poll.objects.filter(code=code).exists():
            poll, _new = Poll.objects.get_or_create(event=event, defaults={"code": code})
            return poll
    raise PollRefusedError(_("Er is nu geen code vrij. Probeer het opnieuw."))


@transaction.atomic
def add_question(*, poll: Poll, actor: Actor, wording: Wording) -> PollQuestion:
    """Write a question; it stands ready until the host opens it."""
    check_runs(poll.event, actor)
    options = [option.strip() for option in wording.options if option.strip()]
    right = wording.right is not None and wording.right < len(options)
    check_question(wording.kind, wording.text, options, int(right))
    if poll.questions.count() >= MOST_QUESTIONS:
        raise PollRefusedError(_("Dit zijn genoeg vragen voor een bijeenkomst."))
    question = PollQuestion.objects.create(
        poll=poll,
        kind=wording.kind,
        text=wording.text.strip(),
        explanation=wording.explanation.strip(),
        source_id=wording.source_id,
        source_digest=wording.source_digest,
        sort_order=poll.questions.count(),
    )
    if wording.kind != QuestionKind.OPEN:
        PollOption.objects.bulk_create(
            PollOption(question=question, text=text, sort_order=at, is_right=at == wording.right)
            for at, text in enumerate(options)
        )
    record(action="poll.question", obj=question, actor_id=actor.user_id)
    return question


@transaction.atomic
def open_question(*, question: PollQuestion, actor: Actor) -> None:
    """Let the room answer this one; another that was open closes."""
    check_runs(question.poll.event, actor)
    row = PollQuestion.objects.select_for_update().get(pk=question.pk)
    if row.state == QuestionState.WITHDRAWN:
        raise PollRefusedError(_("Deze vraag is teruggetrokken, want de bron is veranderd."))
    others = PollQuestion.objects.filter(poll=row.poll_id, state=QuestionState.OPEN)
    others.exclude(pk=row.pk).update(state=QuestionState.CLOSED)
    PollQuestion.objects.filter(pk=row.pk).update(state=QuestionState.OPEN)
    Poll.objects.filter(pk=row.poll_id, opened_at=None).update(opened_at=timezone.now())
    record(action="poll.open", obj=row, actor_id=actor.user_id)


@transaction.atomic
def close_question(*, question: PollQuestion, actor: Actor) -> None:
    """Stop the answers; the result stays."""
    check_runs(question.poll.event, actor)
    open_now = PollQuestion.objects.filter(pk=question.pk, state=QuestionState.OPEN)
    if open_now.update(state=QuestionState.CLOSED):
        record(action="poll.close", obj=question, actor_id=actor.user_id)


def vote(
    *, question_id: int, voter: str, origin: str, option_id: int | None = None, text: str = ""
) -> bool:
    """Keep what one phone answers, the first answer only; says whether it is new.

    The unique row is the guard: of two taps at once one is kept. `origin` is the address the phone
    has; a whole room may share one, so its limit is wide.
    """
    throttles.hit(scope="poll.vote", key=origin, limit=600, seconds=60)
    row = PollQuestion.objects.prefetch_related("options").get(pk=question_id)
    check_open(row.state)
    options = [option.pk for option in row.options.all()]
    said = check_answer(row.kind, option_id=option_id, options=options, text=text)
    try:
        with transaction.atomic():
            Vote.objects.create(
                question=row,
                option_id=option_id if row.kind != QuestionKind.OPEN else None,
                text=said,
                voter=voter,
                voted_at=timezone.now(),
            )
    except IntegrityError:
        return False
    return True


@transaction.atomic
def hide_answer(*, answer: Vote, actor: Actor) -> None:
    """Take an open answer off the big screen and out of what is kept on show."""
    check_runs(answer.question.poll.event, actor)
    Vote.objects.filter(pk=answer.pk).update(is_hidden=True)
    record(action="poll.hide", obj=answer, actor_id=actor.user_id)
