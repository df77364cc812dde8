"""When a seat may go to a colleague; plain rules with a sentence for the person who asks."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from events.choices import RegistrationState

from .registering import RegistrationRefusedError

VALID = timedelta(days=7)
DAY = 86_400
ASKS_A_DAY, ASKS_PER_ADDRESS = 5, 5


def check_pass_on(state: str, starts_at: datetime | None, now: datetime) -> None:
    """Refuse to give away what one does not have, or when it has begun."""
    if state != RegistrationState.CONFIRMED:
        raise RegistrationRefusedError(_("Je kunt alleen een plek doorgeven die je zelf hebt."))
    if starts_at is not None and now >= starts_at:
        raise RegistrationRefusedError(_("De bijeenkomst is al begonnen."))


def may_pass_on(state: str, starts_at: datetime | None, now: datetime) -> bool:
    """Say whether somebody can give their seat to a colleague."""
    try:
        check_pass_on(state, starts_at, now)
    except RegistrationRefusedError:
        return False
    return True


def check_link(asked_at: datetime | None, now: datetime) -> None:
    """Refuse a link that was withdrawn, used, or is too old."""
    if asked_at is None or now >= asked_at + VALID:
        raise RegistrationRefusedError(
            _("Deze link werkt niet meer. Vraag je collega om de plek opnieuw door te geven.")
        )


def check_side(*, is_kept: bool, own: str, other: str) -> None:
    """Refuse to take a seat that is kept for another part of society."""
    if is_kept and own != other:
        raise RegistrationRefusedError(
            _("Deze plek is vrijgehouden voor een andere groep. Meld je zelf aan.")
        )


def check_seen(*, is_seen: bool) -> None:
    """Refuse to take a seat at what one may not see."""
    if not is_seen:
        raise RegistrationRefusedError(
            _("Deze bijeenkomst is niet voor iedereen. Log in, of vraag je collega om hulp.")
        )


def check_has_none(state: str | None) -> None:
    """Refuse a second seat for one person."""
    if state is not None and state != RegistrationState.WAITING:
        raise RegistrationRefusedError(_("Je hebt al een plek bij deze bijeenkomst."))


def check_other(*, is_same: bool) -> None:
    """Refuse to give a seat to oneself."""
    if is_same:
        raise RegistrationRefusedError(_("Dit is je eigen adres. Typ het adres van je collega."))
