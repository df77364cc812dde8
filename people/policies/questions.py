"""What a question to the network may be, and who may answer, change, withdraw or judge it."""

import re
from datetime import datetime, timedelta
from typing import Protocol

from django.utils.translation import gettext as _

from people.choices import NameShown, QuestionState

from .publishing import ActorLike, asks_directly
from .refusals import NotYoursError, PeopleRefusedError

LONGEST, FEWEST_WORDS, FEWEST_LETTERS, MOST_THEMES = 200, 3, 8, 2
EDITABLE_FOR = timedelta(minutes=30)
PER_PERSON, PER_ADDRESS, OVERALL = 5, 20, 200
ANSWERS_PER_PERSON = 30
STANDING = frozenset({QuestionState.OPEN, QuestionState.ANSWERED, QuestionState.CLOSED})
LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
SAME_LETTER = re.compile(r"(\w)\1{5,}")


class QuestionLike(Protocol):
    """What the rules need to know of a question."""

    asker_id: int | None
    state: str
    asked_at: datetime


def as_question(text: str) -> str:
    """Write a question as one line that ends with a question mark."""
    line = " ".join(text.split()).rstrip(" .!?…")
    return f"{line}?" if line else ""


def check_text(text: str) -> None:
    """Refuse what is no question in one sentence."""
    if len(text) > LONGEST:
        raise PeopleRefusedError(
            _(
                "Maak je vraag korter: hoogstens %(most)d tekens. De rest kan in de toelichting."
            ) % {"most": LONGEST}
        )  # fmt: skip
    words = [word for word in text.split() if any(map(str.isalpha, word))]
    letters = sum(map(str.isalpha, text))
    if len(words) < FEWEST_WORDS or letters < FEWEST_LETTERS or SAME_LETTER.search(text):
        raise PeopleRefusedError(
            _("Schrijf je vraag als een hele zin. Bijvoorbeeld: Hoe lak je een chatbericht?")
        )
    if LINK.search(text):
        raise PeopleRefusedError(
            _("Zet geen internetadres in je vraag. In de toelichting mag het wel.")
        )


def check_themes(number: int) -> None:
    """Refuse a question about nothing, or about everything."""
    if not number:
        raise PeopleRefusedError(_("Kies waar je vraag over gaat."))
    if number > MOST_THEMES:
        raise PeopleRefusedError(_("Kies hoogstens twee thema's."))


def check_shown(actor_organisations: frozenset[int], organisation: int | None, shown: str) -> None:
    """Refuse an organisation of others, and to show an organisation that was not chosen."""
    if organisation is not None and organisation not in actor_organisations:
        raise PeopleRefusedError(_("Kies een organisatie waar je zelf werkt."))
    if shown == NameShown.ORGANISATION and organisation is None:
        raise PeopleRefusedError(
            _("Kies je organisatie, of kies iets anders bij wat anderen van je zien.")
        )


def is_own(actor: ActorLike, question: QuestionLike) -> bool:
    """Say whether somebody asked this."""
    return actor.user_id is not None and question.asker_id == actor.user_id


def may_edit(actor: ActorLike, question: QuestionLike, now: datetime) -> bool:
    """Say whether who asked may still change the words.

    Half an hour; and what an editor let through is not changed afterwards by who is no member.
    """
    standing = question.state in STANDING and asks_directly(actor)
    return (
        is_own(actor, question)
        and (standing or question.state == QuestionState.HELD)
        and now - question.asked_at <= EDITABLE_FOR
    )


def check_edit(actor: ActorLike, question: QuestionLike, now: datetime) -> None:
    """Refuse to change the words of somebody else, or too late."""
    if not is_own(actor, question):
        raise NotYoursError(_("Dit is niet jouw vraag."))
    if not may_edit(actor, question, now):
        raise PeopleRefusedError(
            _("Je kunt deze vraag niet meer aanpassen. Stel een nieuwe vraag als dat nodig is.")
        )


def may_withdraw(actor: ActorLike, question: QuestionLike) -> bool:
    """Say whether somebody may take a question back, or their name off it."""
    return is_own(actor, question) and question.state != QuestionState.WITHDRAWN


def check_withdraw(actor: ActorLike, question: QuestionLike) -> None:
    """Refuse to take back the question of somebody else."""
    if not may_withdraw(actor, question):
        raise NotYoursError(_("Dit is niet jouw vraag, of je trok hem al in."))


def may_judge(actor: ActorLike, question: QuestionLike) -> bool:
    """Say whether somebody may say if an answer helped: who asked, when there is one."""
    return is_own(actor, question) and question.state in {
        QuestionState.ANSWERED,
        QuestionState.CLOSED,
    }


def check_judge(actor: ActorLike, question: QuestionLike) -> None:
    """Refuse a judgement of anybody else."""
    if not may_judge(actor, question):
        raise NotYoursError(_("Alleen wie de vraag stelde, zegt of een antwoord hielp."))


def may_answer(actor: ActorLike, question: QuestionLike, *, was_asked: bool = False) -> bool:
    """Say whether somebody may answer: members, editors and who was asked to; never the asker."""
    may = actor.is_member or actor.is_editor or was_asked
    return may and question.state in STANDING and not is_own(actor, question)


def check_answer(actor: ActorLike, question: QuestionLike, *, was_asked: bool = False) -> None:
    """Refuse an answer to an own question, of who is no member, or to what is not on the site."""
    if is_own(actor, question):
        raise PeopleRefusedError(_("Dit is je eigen vraag. Vul hem aan in de toelichting."))
    if not may_answer(actor, question, was_asked=was_asked):
        raise PeopleRefusedError(
            _("Alleen leden geven antwoord. Meld je aan bij je organisatie, dan kan het.")
        )


def check_editor(actor: ActorLike) -> None:
    """Refuse what only editors decide."""
    if not actor.is_editor:
        raise NotYoursError(_("Dit beslist de redactie."))


def check_given(*, text: str, has_page: bool, has_person: bool) -> None:
    """Refuse an answer that holds nothing."""
    if not (text.strip() or has_page or has_person):
        raise PeopleRefusedError(
            _("Kies een praktijkvoorbeeld, noem iemand die het weet, of schrijf een paar regels.")
        )
