"""What came of the demo's meetings: reports, decisions, actions, what a room said, and how it was."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from events.choices import QuestionKind, QuestionState
from events.models import (
    ActionItem,
    Evaluation,
    EventPage,
    Poll,
    PollOption,
    PollQuestion,
    Report,
    ReportLine,
    Vote,
)
from events.services.polling import new_code

from .meetings import member

LEARNED = (
    "Eerst de vraag lezen zoals die gesteld is.",
    "Dat anderen met hetzelfde worstelen.",
    "Bellen werkt beter dan schrijven.",
    "",
    "Een voorbeeld dat ik morgen kan gebruiken.",
)
GRADES = (5, 4, 4, 3, 5, 4)


@transaction.atomic
def load(event: EventPage, row: dict[str, Any]) -> None:
    """Add what came of one meeting."""
    if "poll" in row:
        _poll(event, row["poll"])
    if "report" not in row:
        return
    ended = event.ends_at or timezone.now()
    report = Report.objects.create(
        event=event, text=row["report"], published_at=ended + timedelta(days=2)
    )
    for text in row.get("decisions", []):
        ReportLine.objects.create(
            report=report, kind=ReportLine.DECISION, text=text, added_at=ended
        )
    for action in row.get("actions", []):
        ActionItem.objects.create(
            report=report,
            text=action["text"],
            owner=member(action["by"]),
            due_on=ended.date() + timedelta(days=action["after"]),
            done_at=ended + timedelta(days=10) if action.get("done") else None,
            reminded_at=ended if action.get("done") else None,
        )
    for place, grade in enumerate(GRADES):
        Evaluation.objects.create(
            event=event,
            grade=grade,
            learned=LEARNED[place % len(LEARNED)],
            answered_on=ended.date() + timedelta(days=1 + place % 3),
        )


def _poll(event: EventPage, rows: list[dict[str, Any]]) -> None:
    poll = Poll.objects.create(
        event=event,
        code=new_code(),
        opened_at=event.starts_at,
        closed_at=event.ends_at,
        published_at=event.ends_at,
    )
    for place, row in enumerate(rows):
        kind = QuestionKind.CHOICE if "options" in row else QuestionKind.OPEN
        question = PollQuestion.objects.create(
            poll=poll, kind=kind, text=row["text"], state=QuestionState.CLOSED, sort_order=place
        )
        for number, text in enumerate(row.get("options", [])):
            option = PollOption.objects.create(question=question, text=text, sort_order=number)
            _votes(question, option=option, times=row["votes"][number])
        for number, text in enumerate(row.get("answers", [])):
            _votes(question, text=text, start=number)


def _votes(
    question: PollQuestion,
    *,
    option: PollOption | None = None,
    text: str = "",
    times: int = 1,
    start: int = 0,
) -> None:
    Vote.objects.bulk_create(
        Vote(
            question=question,
            option=option,
            text=text,
            voter=f"demo-{question.pk}-{option.pk if option else 0}-{start + number}",
        )
        for number in range(times)
    )
