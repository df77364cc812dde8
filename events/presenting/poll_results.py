"""What the room said, counted."""

from dataclasses import dataclass

from django.db.models import Count, Prefetch

from events.choices import QuestionKind, QuestionState
from events.models import Poll, PollOption, PollQuestion, Vote


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

    question: PollQuestion
    total: int
    options: tuple[OptionResult, ...]
    answers: tuple[Vote, ...]

    @property
    def is_open(self) -> bool:
        """Say whether the room can answer it now."""
        return self.question.state == QuestionState.OPEN

    @property
    def was_open(self) -> bool:
        """Say whether the room was asked."""
        return self.question.state == QuestionState.CLOSED

    @property
    def is_withdrawn(self) -> bool:
        """Say whether its source changed."""
        return self.question.state == QuestionState.WITHDRAWN

    @property
    def state(self) -> str:
        """Give the state in words."""
        return str(QuestionState(self.question.state).label)

    @property
    def tells_right(self) -> bool:
        """Say whether the right answer may be told: not while the room still answers."""
        return self.question.kind == QuestionKind.QUIZ and self.was_open


def results_of(poll: Poll) -> list[QuestionResult]:
    """Count every question; hidden answers are left out. Three queries."""
    counted = PollOption.objects.annotate(number=Count("votes"))
    said = Vote.objects.exclude(text="").filter(is_hidden=False).order_by("-pk")
    questions = poll.questions.prefetch_related(
        Prefetch("options", counted), Prefetch("votes", said, to_attr="said")
    )
    return [_result(question) for question in questions]


def _result(question: PollQuestion) -> QuestionResult:
    if question.kind == QuestionKind.OPEN:
        answers = tuple(question.said)  # type: ignore[attr-defined]  # fetched along
        return QuestionResult(question, len(answers), (), answers)
    options = list(question.options.all())
    total = sum(option.number for option in options)  # type: ignore[attr-defined]  # counted along
    return QuestionResult(question, total, tuple(_option(option, total) for option in options), ())


def _option(option: PollOption, total: int) -> OptionResult:
    votes: int = option.number  # type: ignore[attr-defined]  # counted along
    return OptionResult(
        option.text, votes, round(100 * votes / total) if total else 0, option.is_right
    )
