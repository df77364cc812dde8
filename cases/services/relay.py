"""Pass questions to authors and answers back; neither sees the other's address."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from alliantie import periods
from alliantie.audit import record
from alliantie.choices import Unit
from alliantie.idempotency import KeyOfAnotherError, once
from alliantie.mail import queue_mail
from alliantie.throttles import hit
from alliantie.visibility import Actor
from cases.models import AuthorQuestion, CasePage
from cases.people import author_of, authors_of
from cases.policies.relay import (
    ONE_HOUR,
    OVERALL,
    PER_ADDRESS,
    PER_PERSON,
    RelayRefusedError,
    check_may_answer,
    check_may_be_asked,
)

# So long a question waits before the author is reminded, once.
REMIND = periods.register(
    periods.Period(
        "case_question",
        gettext_lazy("Vraag aan een auteur: tot de herinnering"),
        Unit.WORKING_DAYS,
        5,
        2,
        20,
    )
)


@dataclass(frozen=True)
class Asked:
    """What somebody wants to know, and from where."""

    name: str
    email: str
    text: str
    origin: str


def ask_author(*, case: CasePage, asked: Asked, actor: Actor, key: UUID) -> bool:
    """Keep a question and mail it to the author; give False for one that was already kept.

    Raises RelayRefusedError when nobody would get it and ThrottledError when it is asked too often.
    """
    author = author_of(case)
    check_may_be_asked(has_author=author is not None, is_active=bool(author and author.is_active))

    def change() -> dict[str, Any]:
        _throttle(asked, actor)
        return {"question": _keep(case, asked, actor, author).pk}

    owner = str(actor.user_id or asked.email.lower())
    try:
        _kept, is_new = once(key=key, purpose=f"case.ask {case.pk}", owner=owner, change=change)
    except KeyOfAnotherError as error:
        raise RelayRefusedError(
            _("Dit formulier is al eens gebruikt. Laad de pagina opnieuw en plak je vraag erin.")
        ) from error
    return is_new


def _throttle(asked: Asked, actor: Actor) -> None:
    person = f"user {actor.user_id}" if actor.is_signed_in else asked.email.lower()
    hit(scope="case-ask-address", key=asked.origin, limit=PER_ADDRESS, seconds=ONE_HOUR)
    hit(scope="case-ask-person", key=person, limit=PER_PERSON, seconds=ONE_HOUR)
    hit(scope="case-ask", key="all", limit=OVERALL, seconds=ONE_HOUR)


def _keep(case: CasePage, asked: Asked, actor: Actor, author: User | None) -> AuthorQuestion:
    question = AuthorQuestion.objects.create(
        page=case, asker_id=actor.user_id, name=asked.name, email=asked.email, text=asked.text
    )
    record(action="question.ask", obj=question, actor_id=actor.user_id)
    _mail_author(question, author, template="case_question")
    return question


def _mail_author(
    question: AuthorQuestion, author: User | None, *, template: str, once_key: str = ""
) -> None:
    if author is None or not author.is_active:
        return
    context = {
        "title": question.page.title,
        "name": question.name,
        "text": question.text,
        "link": _full(reverse("cases:question", args=[question.reply_key])),
    }
    queue_mail(template=template, to=author.email, context=context, once_key=once_key)


def _full(path: str) -> str:
    return f"{settings.SITE_URL.rstrip('/')}{path}"


@transaction.atomic
def answer_question(*, question: AuthorQuestion, text: str, actor: Actor) -> None:
    """Keep the author's answer and mail it to who asked; of two answers at once one is kept."""
    check_may_answer(
        user_id=actor.user_id,
        authors=authors_of(question.page),
        is_answered=question.answered_at is not None,
    )
    waiting = AuthorQuestion.objects.filter(pk=question.pk, answered_at=None)
    if not waiting.update(answer=text, answered_at=timezone.now()):
        question.refresh_from_db()
        check_may_answer(user_id=actor.user_id, authors={actor.user_id}, is_answered=True)
    record(action="question.answer", obj=question, actor_id=actor.user_id)
    queue_mail(
        template="case_answer",
        to=question.email,
        context={
            "title": question.page.title,
            "question": question.text,
            "answer": text,
            "link": _full(question.page.url or "/"),
        },
        once_key=f"question-answer:{question.pk}",
    )


@transaction.atomic
def remind_author(*, question: AuthorQuestion) -> bool:
    """Remind the author once; give False when there was nothing to remind of."""
    waiting = AuthorQuestion.objects.filter(pk=question.pk, answered_at=None, reminded_at=None)
    if not waiting.update(reminded_at=timezone.now()):
        return False
    _mail_author(
        question,
        author_of(question.page),
        template="case_question_reminder",
        once_key=f"question-reminder:{question.pk}",
    )
    record(action="question.remind", obj=question, actor_id=None, origin="worker")
    return True
