"""What a room may answer, how long, and what is kept of it."""

import re
from collections.abc import Collection
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from alliantie.attempts import Refusal
from events.choices import QuestionKind, QuestionState

CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # without what looks like something else
CODE_LENGTH = 6
MOST_QUESTIONS, MOST_OPTIONS, LEAST_OPTIONS = 30, 8, 2
LONGEST_OPTION = 120
LONGEST_ANSWER = 280
VOTING_LASTS = timedelta(hours=12)
ADDRESS = re.compile(r"(https?://|www\.|\S+@\S+\.\S+)", re.IGNORECASE)


class PollRefusedError(Refusal, ValueError):
    """A rule of polls says no; `sentence` is fit for the screen."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def is_on(opened_at: datetime | None, closed_at: datetime | None, now: datetime) -> bool:
    """Say whether the code leads somewhere: until the host stops, or twelve hours after the first question."""
    if closed_at is not None:
        return False
    return opened_at is None or now < opened_at + VOTING_LASTS


def check_on(opened_at: datetime | None, closed_at: datetime | None, now: datetime) -> None:
    """Refuse an answer when the poll is over."""
    if not is_on(opened_at, closed_at, now):
        raise PollRefusedError(_("De vragen aan de zaal zijn voorbij."))


def check_question(kind: str, text: str, options: Collection[str], right: int) -> None:
    """Refuse a question the room cannot answer; `right` counts the options that are right."""
    if not text.strip():
        raise PollRefusedError(_("Schrijf een vraag."))
    if kind != QuestionKind.OPEN:
        _check_options(options)
    if kind == QuestionKind.QUIZ and right != 1:
        raise PollRefusedError(_("Zeg bij een quizvraag welk antwoord goed is, precies één."))


def _check_options(options: Collection[str]) -> None:
    filled = [option.strip() for option in options if option.strip()]
    if not LEAST_OPTIONS <= len(filled) <= MOST_OPTIONS:
        raise PollRefusedError(
            _("Geef %(least)d tot %(most)d antwoorden om uit te kiezen.")
            % {"least": LEAST_OPTIONS, "most": MOST_OPTIONS}
        )
    if len({option.casefold() for option in filled}) != len(filled):
        raise PollRefusedError(_("Er staan twee antwoorden die hetzelfde zijn."))
    if max(map(len, filled)) > LONGEST_OPTION:
        raise PollRefusedError(
            _("Maak de antwoorden korter: hoogstens %(limit)d tekens per antwoord.")
            % {"limit": LONGEST_OPTION}
        )


def check_open(state: str) -> None:
    """Refuse an answer to what is not asked now."""
    if state != QuestionState.OPEN:
        raise PollRefusedError(_("Deze vraag is niet (meer) open. Wacht op de volgende."))


def check_answer(kind: str, *, option_id: int | None, options: Collection[int], text: str) -> str:
    """Refuse an answer that is none; gives the text to keep."""
    if kind != QuestionKind.OPEN:
        if option_id not in options:
            raise PollRefusedError(_("Kies een van de antwoorden."))
        return ""
    said = " ".join(text.split())
    if not said:
        raise PollRefusedError(_("Schrijf iets op, of sla de vraag over."))
    if len(said) > LONGEST_ANSWER:
        raise PollRefusedError(
            _("Maak je antwoord korter: hoogstens %(limit)d tekens.") % {"limit": LONGEST_ANSWER}
        )
    if ADDRESS.search(said):
        raise PollRefusedError(
            _("Zet geen links of e-mailadressen in je antwoord: iedereen leest mee.")
        )
    return said


def check_publish(closed: int) -> None:
    """Refuse to show a result when the room was not asked anything."""
    if not closed:
        raise PollRefusedError(_("Er is nog geen uitslag. Sluit eerst een vraag."))
