"""When a host says who is there; plain rules with a sentence for the person who asks."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from events.choices import RegistrationState, Side

from .registering import RegistrationRefusedError

# Also who was marked absent: they came late; and who waits, when there is a seat.
MAY_COME_IN = (
    RegistrationState.CONFIRMED,
    RegistrationState.OFFERED,
    RegistrationState.NO_SHOW,
    RegistrationState.WAITING,
)


def check_check_in(state: str, starts_at: datetime | None, now: datetime, *, zone: str) -> None:
    """Refuse to let somebody in who signed off, or before the day itself."""
    if state not in MAY_COME_IN:
        raise RegistrationRefusedError(_("Diegene heeft zich afgemeld."))
    if starts_at is not None and not may_check_in(starts_at, now, zone=zone):
        raise RegistrationRefusedError(_("Inchecken kan vanaf de dag zelf."))


def check_room(*, has_seat: bool) -> None:
    """Refuse who waits when every seat is given."""
    if not has_seat:
        raise RegistrationRefusedError(
            _("Er is geen vrije plek. Haal eerst iemand van de lijst die niet komt.")
        )


def check_absent(state: str, starts_at: datetime | None, now: datetime) -> None:
    """Refuse to call somebody absent who is there or had no seat, or before it began."""
    if state == RegistrationState.ATTENDED:
        raise RegistrationRefusedError(_("Diegene is binnen. Haal dat eerst weg."))
    if state != RegistrationState.CONFIRMED:
        raise RegistrationRefusedError(_("Diegene heeft geen plek. Kijk op de wachtlijst."))
    if not may_be_absent(starts_at, now):
        raise RegistrationRefusedError(_("Wie er niet is, weet je pas als het begonnen is."))


def may_be_absent(starts_at: datetime | None, now: datetime) -> bool:
    """Say whether it began, so that who is not there did not come."""
    return starts_at is not None and now >= starts_at


def may_check_in(starts_at: datetime | None, now: datetime, *, zone: str) -> bool:
    """Say whether the day is there on the clock of the meeting."""
    if starts_at is None:
        return False
    here = ZoneInfo(zone)
    return now.astimezone(here).date() >= starts_at.astimezone(here).date()


def balance(counts: dict[str, int]) -> dict[str, int]:
    """Give the part of each side in whole percents; nothing when nobody comes."""
    total = sum(counts.values())
    if not total:
        return {}
    return {side: round(100 * counts.get(side, 0) / total) for side in Side.values}
