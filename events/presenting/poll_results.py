"""What the room said, counted: for the host, the big screen, the file and the page of the meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch
from django.utils.translation import gettext as _

from alliantie.spreadsheets import harmless
from events.choices import QuestionKind, QuestionState
from events.models import Poll, PollOption, PollQuestion, Vote
from events.services.quizzing import tellable


@dataclass(frozen=True)
class Answer:
    """One answer in somebody's own words; `pk` is there for the button that takes it away."""

    pk: int
    text: str


@dataclass(frozen=True)
class OptionResult:
    """How many chose one answer, and which part of all that is (percent, rounded)."""

    text: str
    votes: int
    percentage: int
    is_right: bool


@dataclass(frozen=True)
class QuestionResult:
    """What the room said to one question; a right answer is told when it is closed."""

    pk: int
    kind: str
    text: str
    explanation: str
    state: str
    total: int
    options: Sequence[OptionResult]
    answers: Sequence[Answer]

    @property
    def is_open(self) -> bool:
        """Say whether the room can answer it now."""
        return self.state == QuestionState.OPEN

    @property
    def was_open(self) -> bool:
        """Say whether the room was asked."""
        return self.state == QuestionState.CLOSED

    @property
    def is_withdrawn(self) -> bool:
        """Say whether its source changed."""
        return self.state == QuestionState.WITHDRAWN

    @property
    def may_drop(self) -> bool:
        """Say whether it can be thrown away: nobody was asked."""
        return not self.is_open and not self.total

    @property
    def label(self) -> str:
        """Give the state in words."""
        return str(QuestionState(self.state).label)

    @property
    def tells_right(self) -> bool:
        """Say whether the right answer may be told: not while the room still answers."""
        return self.kind == QuestionKind.QUIZ and self.was_open


def results_of(poll: Poll | None) -> list[QuestionResult]:
    """Count every question; what was taken away is left out, and what is not for everybody. Three queries."""
    if poll is None:
        return []
    questions = tellable(poll.questions.all()).prefetch_related(
        Prefetch("options", counted()), Prefetch("votes", said(), to_attr="said")
    )
    return [_of_row(question) for question in questions]


def counted() -> Any:
    """Select answers to choose from, each with how many chose it."""
    return PollOption.objects.annotate(number=Count("votes"))


def said() -> Any:
    """Select answers in people's own words, the last one on top; never what was taken away."""
    return Vote.objects.exclude(text="").filter(is_hidden=False).order_by("-pk")


def _of_row(question: PollQuestion) -> QuestionResult:
    options: list[Any] = list(question.options.all())
    own: list[Vote] = question.said  # type: ignore[attr-defined]  # fetched along
    return result(
        question.pk,
        (question.kind, question.text, question.explanation),
        question.state,
        [(option.text, option.number, option.is_right) for option in options],
        [Answer(answer.pk, answer.text) for answer in own],
    )


def result(
    pk: int,
    words: Sequence[str],
    state: str,
    chosen: Sequence[tuple[str, int, bool]],
    answers: Sequence[Answer],
) -> QuestionResult:
    """Count one question; of `chosen` each is an answer, how many chose it, and whether it is right."""
    kind, text, explanation = words
    is_open_kind = kind == QuestionKind.OPEN
    total = len(answers) if is_open_kind else sum(votes for _text, votes, _right in chosen)
    options = [
        OptionResult(option, votes, round(100 * votes / total) if total else 0, is_right)
        for option, votes, is_right in chosen
    ]
    return QuestionResult(pk, kind, text, explanation, state, total, options, answers)


def spreadsheet(poll: Poll | None) -> list[list[str | int]]:
    """Give what the room said as rows of a file; no cell does anything when it is opened."""
    head: list[str | int] = [_("Vraag"), _("Stand"), _("Antwoord"), _("Aantal"), _("Goed")]
    rows: list[list[str | int]] = [head]
    for one in (asked for asked in results_of(poll) if asked.text):
        asked = [harmless(one.text), one.label]
        rows += [
            [*asked, harmless(option.text), option.votes, _right(one, option)]
            for option in one.options
        ]
        rows += [[*asked, harmless(answer.text), 1, ""] for answer in one.answers]
    return rows


def _right(asked: QuestionResult, option: OptionResult) -> str:
    return _("ja") if asked.kind == QuestionKind.QUIZ and option.is_right else ""
