"""What a host does to ask the room: write questions, open and close them, take away, show the result."""

from collections.abc import Sequence
from dataclasses import dataclass
from secrets import choice

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie.audit import record
from alliantie.visibility import Actor
from events.choices import QuestionKind, QuestionState
from events.models import EventPage, Poll, PollOption, PollQuestion, Vote
from events.policies.polling import (
    CODE_LENGTH,
    CODE_LETTERS,
    MOST_QUESTIONS,
    PollRefusedError,
    check_publish,
    check_question,
    is_on,
)

from .hosts import check_runs


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


def new_code() -> str:
    """Draw a code no poll ever had; of the thousand million there are, a taken one is drawn hardly ever."""
    while True:
        code = "".join(choice(CODE_LETTERS) for _letter in range(CODE_LENGTH))
        if not Poll.objects.filter(code=code).exists():
            return code


@transaction.atomic
def add_question(*, event: EventPage, actor: Actor, wording: Wording) -> PollQuestion:
    """Write a question; it stands ready until the host opens it. The first one gives the poll its code."""
    check_runs(event, actor)
    options = [option.strip() for option in wording.options if option.strip()]
    right = wording.right is not None and wording.right < len(options)
    check_question(wording.kind, wording.text, options, int(right))
    made, _new = Poll.objects.get_or_create(event=event, defaults={"code": new_code()})
    poll = _locked(made.pk)
    if poll.questions.count() >= MOST_QUESTIONS:
        raise PollRefusedError(_("Dit zijn genoeg vragen voor een bijeenkomst."))
    question = PollQuestion.objects.create(
        poll=poll,
        kind=wording.kind,
        text=wording.text.strip(),
        explanation=wording.explanation.strip()[:300],
        source_id=wording.source_id,
        source_digest=wording.source_digest,
    )
    if wording.kind != QuestionKind.OPEN:
        PollOption.objects.bulk_create(
            PollOption(question=question, text=text, sort_order=at, is_right=at == wording.right)
            for at, text in enumerate(options)
        )
    record(action="poll.question", obj=question, actor_id=actor.user_id)
    return question


def _locked(pk: int) -> Poll:
    """Let one at a time change a poll, so that one question is open and none is too many."""
    return Poll.objects.select_for_update().get(pk=pk)


@transaction.atomic
def open_question(*, question: PollQuestion, actor: Actor) -> None:
    """Let the room answer this one; another that was open closes. What was over begins anew."""
    check_runs(question.poll.event, actor)
    poll = _locked(question.poll_id)
    row = PollQuestion.objects.get(pk=question.pk)
    if row.state == QuestionState.WITHDRAWN:
        raise PollRefusedError(_("Deze vraag is teruggetrokken, want de bron is veranderd."))
    now = timezone.now()
    if not is_on(poll.opened_at, poll.closed_at, now):
        poll.code, poll.opened_at, poll.closed_at = new_code(), None, None
    poll.opened_at = poll.opened_at or now
    poll.save(update_fields=["code", "opened_at", "closed_at"])
    others = PollQuestion.objects.filter(poll=poll, state=QuestionState.OPEN)
    others.exclude(pk=row.pk).update(state=QuestionState.CLOSED)
    PollQuestion.objects.filter(pk=row.pk).update(state=QuestionState.OPEN)
    record(action="poll.open", obj=row, actor_id=actor.user_id)


@transaction.atomic
def close_question(*, question: PollQuestion, actor: Actor) -> None:
    """Stop the answers; the result stays."""
    check_runs(question.poll.event, actor)
    open_now = PollQuestion.objects.filter(pk=question.pk, state=QuestionState.OPEN)
    if open_now.update(state=QuestionState.CLOSED):
        record(action="poll.close", obj=question, actor_id=actor.user_id)


@transaction.atomic
def drop_question(*, question: PollQuestion, actor: Actor) -> None:
    """Throw away a question the room was never asked; what was answered stays."""
    check_runs(question.poll.event, actor)
    if question.state == QuestionState.OPEN or question.votes.exists():
        raise PollRefusedError(_("Op deze vraag is al geantwoord. Die kan niet meer weg."))
    record(action="poll.drop", obj=question, actor_id=actor.user_id)
    question.delete()


@transaction.atomic
def stop(*, poll: Poll, actor: Actor) -> None:
    """End the poll: every question closes and the code leads nowhere from now on."""
    check_runs(poll.event, actor)
    row = _locked(poll.pk)
    if not is_on(row.opened_at, row.closed_at, timezone.now()):
        return
    row.questions.filter(state=QuestionState.OPEN).update(state=QuestionState.CLOSED)
    Poll.objects.filter(pk=row.pk).update(closed_at=timezone.now())
    record(action="poll.stop", obj=row, actor_id=actor.user_id)


@transaction.atomic
def hide_answer(*, answer: Vote, actor: Actor) -> None:
    """Take an open answer away from everywhere; only that this phone answered is kept."""
    check_runs(answer.question.poll.event, actor)
    if answer.question.kind != QuestionKind.OPEN:
        raise PollRefusedError(_("Alleen een antwoord in eigen woorden kan weg."))
    Vote.objects.filter(pk=answer.pk).update(is_hidden=True, text="")
    record(action="poll.hide", obj=answer, actor_id=actor.user_id)


@transaction.atomic
def show_results(*, poll: Poll, actor: Actor, is_shown: bool) -> None:
    """Put what the room said on the page of the meeting, or take it off again."""
    check_runs(poll.event, actor)
    if is_shown:
        check_publish(poll.questions.filter(state=QuestionState.CLOSED).count())
    published = timezone.now() if is_shown else None
    if Poll.objects.filter(pk=poll.pk, published_at__isnull=is_shown).update(
        published_at=published
    ):
        record(
            action="poll.publish" if is_shown else "poll.hide_all", obj=poll, actor_id=actor.user_id
        )
