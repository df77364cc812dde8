"""Polls for tests, as they stand after a host wrote the questions."""

from itertools import count
from typing import Any

from django.utils import timezone

from events.choices import QuestionState
from events.models import EventPage, Poll, PollOption, PollQuestion, Vote
from events.services.polling import new_code

_numbers = count(1)


def make_poll(event: EventPage, **fields: Any) -> Poll:
    """Make the poll of a meeting, whose room came in just now."""
    fields.setdefault("opened_at", timezone.now())
    return Poll.objects.create(event=event, code=new_code(), **fields)


def make_poll_question(
    poll: Poll,
    *options: str,
    state: str = QuestionState.OPEN,
    votes: tuple[int, ...] = (),
    said: tuple[str, ...] = (),
    **fields: Any,
) -> PollQuestion:
    """Make a question; with options one is chosen, without them people write. `votes` are one for each."""
    fields.setdefault("text", f"Vraag {next(_numbers)}")
    fields.setdefault("kind", "choice" if options else "open")
    question = PollQuestion.objects.create(poll=poll, state=state, **fields)
    for place, text in enumerate(options):
        PollOption.objects.create(question=question, text=text, sort_order=place)
    for option, number in zip(question.options.all(), votes, strict=False):
        for _ in range(number):
            _vote(question, option=option)
    for text in said:
        _vote(question, text=text)
    return question


def _vote(question: PollQuestion, **fields: Any) -> Vote:
    return Vote.objects.create(question=question, voter=f"stem {next(_numbers)}", **fields)
