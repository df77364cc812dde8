"""Who may start a conversation, write in it, hand it on, and show what came of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from alliantie.calendar import working_days_before
from people.choices import RequestState, Side

from .refusals import NotYoursError, PeopleRefusedError

# After so many working days without an answer: a reminder; the offer to ask somebody else.
REMIND_AFTER, OTHER_AFTER = 5, 10
ONE_DAY = 86_400
# Started by one person in a day; from one network address in an hour; said in one conversation in a day.
STARTS_A_DAY, STARTS_AN_HOUR, MESSAGES_A_DAY = 5, 20, 30
LONGEST_SUBJECT, LONGEST_TEXT, LONGEST_PUBLIC_QUESTION = 120, 4000, 200
ADDRESS = re.compile(r"[^\s@<>]{1,64}@[^\s@<>]+\.[^\s@<>]+")


@dataclass(frozen=True)
class Standing:
    """How a conversation stands for one of the two; `side` is empty for anybody else."""

    side: str
    state: str
    other_is_there: bool = True
    is_blocked: bool = False
    started_on: date = date.max
    # Who were brought together asked each other nothing yet.
    is_question: bool = True

    @property
    def waits_for_another(self) -> bool:
        """Say whether it was handed on and nobody with room has been found yet."""
        return self.state == RequestState.HANDED_ON and self.side == Side.ASKER


def check_start(*, asks_oneself: bool, may_be_asked: bool, is_blocked: bool) -> None:
    """Refuse a request that would not arrive; a block is told like any other reason."""
    if asks_oneself:
        raise PeopleRefusedError(_("Dit ben je zelf. Vraag het iemand anders."))
    if is_blocked or not may_be_asked:
        raise PeopleRefusedError(_("Deze persoon kan nu geen vragen krijgen."))


def check_takes_part(standing: Standing) -> None:
    """Refuse everybody but the two who talk."""
    if not standing.side:
        raise NotYoursError(_("Dit gesprek is niet van jou."))


def check_write(standing: Standing) -> None:
    """Refuse what would not arrive. Whether somebody was blocked is not told."""
    check_takes_part(standing)
    if standing.waits_for_another:
        return
    if standing.state == RequestState.CLOSED:
        raise PeopleRefusedError(_("Dit gesprek is gesloten. Je kunt er niet meer in schrijven."))
    if standing.state == RequestState.HANDED_ON:
        raise NotYoursError(_("Dit gesprek ligt nu bij iemand anders."))
    if standing.is_blocked or not standing.other_is_there:
        raise PeopleRefusedError(_("De ander is hier niet meer te bereiken."))


def may_write(standing: Standing) -> bool:
    """Say whether a message would arrive."""
    return _passes(check_write, standing)


def check_hand_on(standing: Standing) -> None:
    """Let who was asked pass a request on, as long as it is not answered."""
    check_takes_part(standing)
    if standing.side != Side.PERSON or standing.state != RequestState.OPEN:
        raise PeopleRefusedError(_("Je kunt alleen een vraag doorgeven die nog open is."))


def may_hand_on(standing: Standing) -> bool:
    """Say whether somebody may pass the request on."""
    return _passes(check_hand_on, standing)


def check_ask_other(standing: Standing, today: date) -> None:
    """Let who asked go to somebody else once the answer takes too long, or can never come."""
    check_takes_part(standing)
    if standing.side != Side.ASKER or standing.state != RequestState.OPEN:
        raise PeopleRefusedError(
            _("Je kunt alleen een vraag die nog open is iemand anders vragen.")
        )
    waited = standing.started_on <= working_days_before(today, OTHER_AFTER)
    if standing.other_is_there and not waited:
        raise PeopleRefusedError(
            _("Wacht nog even op antwoord. Na %(days)d werkdagen kun je het iemand anders vragen.")
            % {"days": OTHER_AFTER}
        )


def may_ask_other(standing: Standing, today: date) -> bool:
    """Say whether who asked may go to somebody else."""
    try:
        check_ask_other(standing, today)
    except PeopleRefusedError:
        return False
    return True


def may_close(standing: Standing) -> bool:
    """Say whether there is anything left to close for this side."""
    return bool(standing.side) and standing.state in (RequestState.OPEN, RequestState.ANSWERED)


def may_share(standing: Standing) -> bool:
    """Say whether showing one's address still makes sense."""
    return may_write(standing) and not standing.waits_for_another


def check_share(standing: Standing) -> None:
    """Refuse to show an address in a conversation that is over."""
    check_write(standing)
    if not may_share(standing):
        raise PeopleRefusedError(_("Je vraag ligt nu bij niemand."))


def may_publish(standing: Standing) -> bool:
    """Say whether there is an answer to show on the site."""
    answered = standing.state in (RequestState.ANSWERED, RequestState.CLOSED)
    return bool(standing.side) and standing.is_question and answered


def check_publish(standing: Standing, *texts: str) -> None:
    """Let only an answer come on the site, without addresses in it."""
    check_takes_part(standing)
    if not may_publish(standing):
        raise PeopleRefusedError(_("Er is nog geen antwoord om op de site te zetten."))
    if any(ADDRESS.search(text) for text in texts):
        raise PeopleRefusedError(
            _("Er staat een e-mailadres in. Haal het weg: iedereen kan dit lezen.")
        )


def _passes(check: Callable[[Standing], None], standing: Standing) -> bool:
    try:
        check(standing)
    except PeopleRefusedError:
        return False
    return True
