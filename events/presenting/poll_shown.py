"""What the room said, on the page of the meeting."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q

from alliantie.visibility import Actor
from cases.models import CasePage
from events.choices import QuestionKind, QuestionState
from events.models import EventPage, PollQuestion

from .materials import TRUE
from .poll_results import Answer, QuestionResult, counted, result, said

Texts = tuple[str, ...]
Rows = Mapping[str, Sequence[tuple[int, Texts]]]
QUESTION = ("kind", "text", "explanation")
OPTION = ("question", "text", "number", "is_right")
ANSWER = ("question", "text")


def shown_rows(event: EventPage, actor: Actor) -> list[tuple[Any, str, Texts]]:
    """Select what stands on the page of a meeting: closed questions of a result its host put there.

    A quiz question stays away from who may not see the use case it is about.
    """
    visible = CasePage.objects.visible_to(actor).values("pk")
    shown = PollQuestion.objects.filter(
        ~Q(kind=QuestionKind.QUIZ) | Q(source__in=visible),
        poll__event=event.pk,
        poll__published_at__isnull=False,
        state=QuestionState.CLOSED,
    )
    told = shown.order_by().values("pk")
    return [
        (shown, "questions", QUESTION),
        (counted().filter(question__in=told), "options", OPTION),
        (said().filter(question__in=told), "answers", ANSWER),
    ]


def shown_results(rows: Rows) -> list[QuestionResult]:
    """Put together again what was asked in one go, in the order it was written."""
    return [_shown(pk, texts, rows) for pk, texts in rows["questions"]]


def _shown(pk: int, texts: Texts, rows: Rows) -> QuestionResult:
    options = [row for _pk, row in rows["options"] if row[0] == str(pk)]
    answers = [(number, row) for number, row in rows["answers"] if row[0] == str(pk)]
    return result(
        pk,
        texts[:3],
        QuestionState.CLOSED,
        [(text, int(number), right in TRUE) for _of, text, number, right, *_rest in options],
        [Answer(number, row[1]) for number, row in answers],
    )
