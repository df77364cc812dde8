"""What the page of one question shows, in a fixed number of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from alliantie.cards import Chip
from alliantie.visibility import Actor
from people.choices import QuestionState
from people.models import Answer, Person, Question
from people.policies.questions import (
    is_own,
    may_answer,
    may_edit,
    may_judge,
    may_withdraw,
)
from people.services.answering import was_asked
from search.gate import visible_records
from search.registry import key_of

from .names import Byline, asker_of, author_of, people_of, person_url
from .questions import TONES, chips


@dataclass(frozen=True)
class Pointer:
    """A page or a person an answer leads to."""

    label: str
    url: str = ""
    detail: str = ""


@dataclass(frozen=True)
class AnswerView:
    """One answer as this reader sees it."""

    pk: int
    key: str
    text: str
    author: Byline
    answered_at: datetime
    has_helped: bool
    page: Pointer | None
    person: Pointer | None


@dataclass(frozen=True)
class QuestionView:
    """Everything on the page of one question."""

    question: Question
    state: str
    tone: str
    asker: Byline
    themes: Sequence[Chip]
    answers: Sequence[AnswerView]
    is_own: bool
    is_put_to_me: bool
    may_answer: bool
    may_edit: bool
    may_withdraw: bool
    may_judge: bool
    may_grow: bool

    @property
    def stays_open(self) -> bool:
        """Say whether who asked said that nothing helped yet."""
        return self.question.state == QuestionState.ANSWERED and bool(self.question.listed_at)


def question_view(question: Question, actor: Actor) -> QuestionView:
    """Gather the page for one reader; `question` was fetched with its organisation and themes."""
    answers = list(
        question.answers.shown().select_related("author", "person", "page__content_type")
    )
    concerned = [question.asker_id, *(one.author_id for one in answers)]
    named = [one.person.user_id for one in answers if one.person]
    people = people_of([*concerned, *named], actor)
    pages = _pages(answers, actor)
    asked = actor.is_signed_in and not is_own(actor, question) and was_asked(question, actor)
    return QuestionView(
        question=question,
        state=question.get_state_display(),
        tone=TONES[QuestionState(question.state)],
        asker=asker_of(question, people, actor),
        themes=chips(question),
        answers=[_answer(one, people, pages) for one in answers],
        is_own=is_own(actor, question),
        is_put_to_me=asked and question.state == QuestionState.OPEN,
        may_answer=may_answer(actor, question, was_asked=asked),
        may_edit=may_edit(actor, question, timezone.now()),
        may_withdraw=may_withdraw(actor, question),
        may_judge=may_judge(actor, question),
        may_grow=bool(answers) and (actor.is_member or actor.is_editor),
    )


def _pages(answers: Sequence[Answer], actor: Actor) -> dict[int, Page]:
    """Give the pages behind the answers that this reader may see; a query a kind."""
    keys = [_key(one.page) for one in answers if one.page is not None]
    return {
        record.pk: record
        for record in visible_records(actor, keys).values()
        if isinstance(record, Page)
    }


def _key(page: Page) -> str:
    kind = page.content_type
    return f"{kind.app_label}.{kind.model}:{page.pk}"


def _answer(answer: Answer, people: Mapping[int, Person], pages: Mapping[int, Page]) -> AnswerView:
    return AnswerView(
        pk=answer.pk,
        key=key_of(answer),
        text=answer.text,
        author=author_of(answer, people),
        answered_at=answer.answered_at,
        has_helped=answer.has_helped,
        page=_page_pointer(answer, pages),
        person=_person_pointer(answer, people),
    )


def _page_pointer(answer: Answer, pages: Mapping[int, Page]) -> Pointer | None:
    if answer.page_id is None:
        return None
    page: Any = pages.get(answer.page_id)
    if page is None:
        return Pointer(_("Dit praktijkvoorbeeld is niet meer te lezen."))
    organisation = getattr(page, "organisation", None)
    detail = organisation.name if organisation is not None else ""
    return Pointer(page.title, page.url or "", detail)


def _person_pointer(answer: Answer, people: Mapping[int, Person]) -> Pointer | None:
    if answer.person is None:
        return None
    person = people.get(answer.person.user_id)
    if person is None:
        return Pointer(_("Iemand uit het netwerk. Log in om te zien wie."))
    return Pointer(person.name, person_url(person), person.function)
