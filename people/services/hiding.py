"""Take questions, offers and messages out of sight for editors, and put them back as they were."""

from django.db import transaction
from django.utils import timezone

from alliantie.audit import record
from alliantie.visibility import Actor
from people.choices import OfferState, QuestionState
from people.models import Answer, Message, Offer, Question
from people.policies.questions import STANDING, check_editor
from search.registry import key_of
from search.services import queue_index

from .answering import weigh_anew
from .questions import changed


@transaction.atomic
def hide_question(*, question: Question, actor: Actor) -> str:
    """Take a question off the site and give how it stood; who asked still reads it."""
    check_editor(actor)
    locked = Question.objects.select_for_update().get(pk=question.pk)
    stood: str = locked.state
    if stood not in STANDING:
        return ""
    locked.state = QuestionState.WITHDRAWN
    locked.save(update_fields=["state", "updated_at"])
    changed(locked, "hide", actor, origin="cms")
    return stood


@transaction.atomic
def show_question(*, question: Question, state: str, actor: Actor) -> None:
    """Put a question back as it stood."""
    check_editor(actor)
    locked = Question.objects.select_for_update().get(pk=question.pk)
    if locked.state != QuestionState.WITHDRAWN:
        return
    locked.state = QuestionState(state)
    locked.save(update_fields=["state", "updated_at"])
    changed(locked, "show", actor, origin="cms")


@transaction.atomic
def show_answer(*, answer: Answer, actor: Actor) -> None:
    """Put a hidden answer back; whether it helped is for who asked to say again."""
    check_editor(actor)
    question = Question.objects.select_for_update().get(pk=answer.question_id)
    if not Answer.objects.filter(pk=answer.pk, is_hidden=True).update(is_hidden=False):
        return
    if question.state == QuestionState.OPEN:
        question.state, question.listed_at = QuestionState.ANSWERED, None
    weigh_anew(question)
    changed(question, "show_answer", actor, origin="cms")


@transaction.atomic
def move_offer(*, offer: Offer, before: str, after: str, actor: Actor) -> bool:
    """Close an open offer for editors, or open it again; False when it was not as expected."""
    check_editor(actor)
    rows = Offer.objects.filter(pk=offer.pk, state=OfferState(before))
    if not rows.update(state=OfferState(after), updated_at=timezone.now()):
        return False
    verb = "show" if after == OfferState.OPEN else "hide"
    record(action=f"offer.{verb}", obj=offer, actor_id=actor.user_id, origin="cms")
    queue_index(key=key_of(offer))
    return True


@transaction.atomic
def set_message_hidden(*, message: Message, hidden: bool, actor: Actor) -> bool:
    """Hide the words of a message from both who talk, or show them again; False when that was so."""
    check_editor(actor)
    if not Message.objects.filter(pk=message.pk, is_hidden=not hidden).update(is_hidden=hidden):
        return False
    verb = "hide" if hidden else "show"
    record(action=f"message.{verb}", obj=message, actor_id=actor.user_id, origin="cms")
    return True
