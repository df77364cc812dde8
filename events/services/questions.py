"""What a host asks at registration, and what participants ask beforehand."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from alliantie.audit import record
from alliantie.throttles import ONE_HOUR, hit
from alliantie.visibility import Actor
from events.models import BoxQuestion, EventPage, Registration, RegistrationQuestion
from events.policies.box import IN_AN_HOUR, check_may_ask

from . import hosts


@dataclass(frozen=True)
class Question:
    """One question; without `pk` it is new."""

    text: str
    purpose: str
    is_required: bool = False
    pk: int | None = None


@transaction.atomic
def set_questions(*, event: EventPage, actor: Actor, questions: Sequence[Question]) -> None:
    """Keep these questions in this order; what is left out goes with its answers.

    A question that means something else is a new one, so that no answer stands below words nobody
    answered.
    """
    hosts.check_runs(event, actor)
    own = {row.pk: row for row in RegistrationQuestion.objects.filter(event=event)}
    kept = set()
    for order, one in enumerate(questions):
        row = own.get(one.pk or 0)
        if row is None or row.text != one.text or row.purpose != one.purpose:
            row = RegistrationQuestion(event=event, text=one.text, purpose=one.purpose)
        row.is_required, row.sort_order = one.is_required, order
        row.save()
        kept.add(row.pk)
    RegistrationQuestion.objects.filter(event=event).exclude(pk__in=kept).delete()
    record(action="event.questions", obj=event, actor_id=actor.user_id)


@transaction.atomic
def ask_beforehand(*, registration: Registration, text: str) -> BoxQuestion:
    """Put a question in the box; the host sees it, without a name when its asker is gone."""
    check_may_ask(registration.state)
    hit(scope="event-box", key=str(registration.pk), limit=IN_AN_HOUR, seconds=ONE_HOUR)
    asked = BoxQuestion.objects.create(
        event_id=registration.event_id,
        registration=registration,
        text=text,
        asked_at=timezone.now(),
    )
    record(action="box.ask", obj=asked, actor_id=registration.user_id)
    return asked


@transaction.atomic
def mark_answered(*, question: BoxQuestion, actor: Actor, is_answered: bool) -> None:
    """Tick a question off, or take that back."""
    hosts.check_runs(question.event, actor)
    BoxQuestion.objects.filter(pk=question.pk).update(is_answered=is_answered)
    record(action="box.answer", obj=question, actor_id=actor.user_id)
