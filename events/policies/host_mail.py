"""How often, and to whom, a host writes."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from events.choices import RegistrationState

from .hosting import EventRefusedError

DAY = 86_400
MAILS_A_DAY = 5
COMING, WAITING, ALL = "coming", "waiting", "all"
HAS_SEAT = (RegistrationState.CONFIRMED, RegistrationState.OFFERED, RegistrationState.ATTENDED)
STATES: dict[str, Sequence[str]] = {
    COMING: HAS_SEAT,
    WAITING: (RegistrationState.WAITING,),
    ALL: (*HAS_SEAT, RegistrationState.WAITING),
}


def check_readers(number: int) -> None:
    """Refuse to write to nobody."""
    if not number:
        raise EventRefusedError(_("Er is niemand om deze mail aan te sturen."))
