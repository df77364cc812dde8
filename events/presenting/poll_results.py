"""What the room said, counted."""

from dataclasses import dataclass

from django.db.models import Count

from events.choices import QuestionKind
from events.models import PollQuestion


@dataclass(frozen=True)
class OptionResult:
    """How many chose one answer, and which part of all that is (percent, rounded)."""

    text: str
    votes: int
    percentage: int
    is_right: bool


@dataclass(frozen=True)
class QuestionResult:
    """What the room said to one question."""

    question: PollQuestion
    total: int
    options: tuple[OptionResult, ...]
    answers: tuple[str, ...]


def result_of(question: PollQuestion) -> QuestionResult:
    """Count one question; hidden answers are left out. Two queries."""
    if question.kind == QuestionKind.OPEN:
        said = question.votes.filter(is_hidden=False).order_by("-pk")
        answers = tuple(said.values_list("text", flat=True))
        return QuestionResult(question, len(answers), (), answers)
    counted = list(question.options.annotate(number=Count("votes")))
    total = sum(option.number for option in counted)
    options = tuple(
        OptionResult(
            option.text,
            option.number,
            round(100 * option.number / total) if total else 0,
            option.is_right,
        )
        for option in counted
    )
    return QuestionResult(question, total, options, ())
