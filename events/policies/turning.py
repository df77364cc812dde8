"""Who may say what about being host of a series, and when; plain rules with a sentence."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from events.choices import TurnState

from .hosting import EventRefusedError

LONGEST_REASON = 300
AHEAD = 4  # numbers that can be asked for at the same time
WITHDRAWN = "ingetrokken"  # what stands as the reason; it does not count as a no
STANDING = frozenset({TurnState.ASKED, TurnState.ACCEPTED})


class NotYourTurnError(EventRefusedError):
    """Somebody asked for a turn of somebody else; whether it exists is not told."""

    def __init__(self) -> None:
        super().__init__(_("Deze vraag is niet aan jouw organisatie gesteld."))


def check_coordinates(*, is_coordinator: bool, is_editor: bool) -> None:
    """Refuse who does not plan the series."""
    if not (is_coordinator or is_editor):
        raise EventRefusedError(_("Dit kan alleen de coördinator van de reeks."))


def check_number(number: int, first: int, *, is_closed: bool) -> None:
    """Refuse what was already planned, what is too far ahead, and what does not come back."""
    if is_closed:
        raise EventRefusedError(_("Deze reeks komt niet meer terug."))
    if not first <= number < first + AHEAD:
        raise EventRefusedError(_("Kies een van de komende nummers."))


def check_is_next(number: int, first: int) -> None:
    """Refuse to make meetings out of order: a number that was skipped would never come."""
    if number != first:
        raise EventRefusedError(_("Maak eerst nummer %(number)d.") % {"number": first})


def check_asked(organisation_id: int, administers: Collection[int]) -> None:
    """Refuse who does not look after the organisation that was asked; editors and coordinators too."""
    if organisation_id not in administers:
        raise NotYourTurnError


def check_answer(state: str, *, accepts: bool, is_planned: bool, reason: str) -> str:
    """Give the state an answer brings a turn to, or say why it cannot be given.

    Yes can become no until the meeting is made; no is for good for this number, since another is asked.
    """
    wanted = TurnState.ACCEPTED if accepts else TurnState.DECLINED
    if state == wanted:
        return wanted
    if state not in STANDING:
        raise EventRefusedError(
            _("Deze vraag staat niet meer open. Vraag de coördinator wie nu gastheer is.")
        )
    if is_planned:
        raise EventRefusedError(_("De bijeenkomst staat al klaar. Overleg met de coördinator."))
    if not accepts and not reason.strip():
        raise EventRefusedError(_("Schrijf in een zin waarom het niet kan."))
    return wanted


def check_withdraw(state: str, *, is_planned: bool) -> None:
    """Refuse to take back what nobody waits for, and what people already plan by."""
    if state not in STANDING:
        raise EventRefusedError(_("Deze vraag staat niet meer open."))
    if is_planned:
        raise EventRefusedError(_("De bijeenkomst staat al klaar. Overleg met de gastheer."))


def check_swap(state: str, other_state: str, *, is_same_series: bool, is_planned: bool) -> None:
    """Refuse to swap what is not two turns of one series that were both said yes to."""
    if not is_same_series or {state, other_state} != {TurnState.ACCEPTED}:
        raise EventRefusedError(_("Ruilen kan alleen als beide organisaties ja hebben gezegd."))
    if is_planned:
        raise EventRefusedError(
            _("Ruilen kan niet meer: een van de twee bijeenkomsten staat al klaar.")
        )
