"""Let questions through that an editor looks at first, or refuse them."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.notices import notify
from alliantie.visibility import Actor
from organisations.models import Membership
from people.choices import QuestionState
from people.models import Question
from people.policies.questions import check_editor

from .questions import changed

KIND = "question_standing"


@transaction.atomic
def let_through(*, question: Question, actor: Actor) -> bool:
    """Put a held question on the site; its clock starts now. False when somebody was first."""
    check_editor(actor)
    return _open(question, actor, origin="cms")


def _open(question: Question, actor: Actor | None, *, origin: str) -> bool:
    now = timezone.now()
    held = Question.objects.filter(pk=question.pk, state=QuestionState.HELD)
    if not held.update(state=QuestionState.OPEN, opened_at=now, updated_at=now):
        return False
    changed(question, "let_through", actor, origin=origin)
    _tell(question, _("Je vraag staat online: “%(text)s”"))
    return True


@transaction.atomic
def refuse(*, question: Question, actor: Actor, reason: str = "") -> bool:
    """Refuse a held question and tell who asked why."""
    check_editor(actor)
    held = Question.objects.filter(pk=question.pk, state=QuestionState.HELD)
    if not held.update(state=QuestionState.WITHDRAWN, updated_at=timezone.now()):
        return False
    changed(question, "refuse", actor, origin="cms")
    _tell(question, " ".join(filter(None, [_("Je vraag komt niet online."), reason.strip()])))
    return True


def _tell(question: Question, sentence: str) -> None:
    if question.asker_id is None:
        return
    notify(
        user_ids=[question.asker_id],
        kind=KIND,
        text=sentence.replace("%(text)s", question.text),
        url=question.get_absolute_url(),
        once_key=f"{KIND}-{question.pk}",
    )


def let_through_of_admitted() -> int:
    """Put questions on the site of who was admitted after asking; give how many."""
    members = Membership.objects.active().values("user")
    return sum(map(_let_through_alone, Question.objects.held_of_members(members)))


@transaction.atomic
def _let_through_alone(question: Question) -> bool:
    return _open(question, None, origin="worker")
