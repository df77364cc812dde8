"""What may be offered and asked, for whom and how long."""

from collections.abc import Collection
from datetime import date, timedelta

from django.utils.translation import gettext as _

from people.choices import OfferState

from .refusals import PeopleRefusedError

STANDARD_TERM = timedelta(days=91)  # thirteen weeks, three months
LONGEST_TERM = timedelta(days=366)
ASK_BEFORE = timedelta(days=14)
PLACED_A_DAY = 10
ONE_DAY = 86_400
STANDING_STATES = frozenset({OfferState.HELD, OfferState.OPEN})


def standard_end(today: date) -> date:
    """Give until when an offer or need stands unless somebody chooses otherwise."""
    return today + STANDARD_TERM


def check_until(until: date, *, today: date) -> None:
    """Refuse an end that has passed, and one so far off that nobody looks whether it still holds."""
    if until < today:
        raise PeopleRefusedError(_("Deze dag is al voorbij. Kies een dag die nog komt."))
    if until > today + LONGEST_TERM:
        raise PeopleRefusedError(_("Kies een dag binnen een jaar. Verlengen kan daarna altijd."))


def check_organisation(organisation_id: int | None, own: Collection[int]) -> None:
    """Let people speak for organisations they work for today, and for no other."""
    if organisation_id is not None and organisation_id not in own:
        raise PeopleRefusedError(_("Je kunt alleen namens je eigen organisatie iets plaatsen."))


def check_standing(state: str) -> None:
    """Refuse to change what somebody has put away."""
    if not may_change(state):
        raise PeopleRefusedError(_("Dit is al gesloten. Plaats het opnieuw als het weer geldt."))


def may_change(state: str) -> bool:
    """Say whether an offer or need can still be changed, renewed or closed."""
    return state in STANDING_STATES


def check_let_through(state: str, *, has_left: bool) -> None:
    """Refuse to put on the site what does not wait, or is of somebody who no longer takes part."""
    if state != OfferState.HELD:
        raise PeopleRefusedError(_("Dit wacht niet meer op de redactie."))
    if has_left:
        raise PeopleRefusedError(
            _("Deze persoon doet niet meer mee. Dan kan dit niet op de site staan.")
        )


def to_ask(today: date) -> tuple[date, date]:
    """Give between which last days an offer or need deserves the question whether it still holds."""
    return today, today + ASK_BEFORE
