"""When a personal link opens a meeting, and for how many; plain rules with a sentence for the screen."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from alliantie.attempts import Refusal
from events.choices import EventState, RegistrationState

OPENS_BEFORE = timedelta(minutes=30)
# So often a link goes along from one device to another; then it is no longer for one person.
MOST_MOVES = 3
MAY_ENTER = frozenset(
    {RegistrationState.CONFIRMED, RegistrationState.ATTENDED, RegistrationState.NO_SHOW}
)


class DoorClosedError(Refusal, ValueError):
    """The link does not open the meeting now; `sentence` is fit for the screen."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class OpenElsewhereError(DoorClosedError):
    """It is open on another device; whoever asks may take over."""

    def __init__(self) -> None:
        super().__init__(_("Deze link is al open op een ander apparaat."))


class LinkBlockedError(DoorClosedError):
    """It went from device to device too often; a fresh link goes to who registered."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Deze link ging al drie keer naar een ander apparaat en opent de bijeenkomst niet meer. "
                "We sturen je graag een nieuwe link."
            )
        )


@dataclass(frozen=True)
class DoorFacts:
    """What it depends on: the meeting, the registration, and on how many devices it was open."""

    event_state: str
    starts_at: datetime
    ends_at: datetime
    registration_state: str
    has_place_online: bool
    moves: int = 0


def check_invited(facts: DoorFacts, now: datetime) -> None:
    """Refuse who has no seat, and what does not go on or is over."""
    if facts.event_state == EventState.CANCELLED:
        raise DoorClosedError(_("Deze bijeenkomst gaat niet door."))
    if now >= facts.ends_at:
        raise DoorClosedError(_("Deze bijeenkomst is al geweest."))
    said = {
        RegistrationState.WAITING: _("Je staat op de wachtlijst. Je hebt nog geen plek."),
        RegistrationState.OFFERED: _("Er is een plek voor je. Zeg eerst dat je hem neemt."),
        RegistrationState.CANCELLED: _("Je bent afgemeld voor deze bijeenkomst."),
        RegistrationState.UNCONFIRMED: _("Je aanmelding is nog niet bevestigd."),
    }
    if facts.registration_state not in MAY_ENTER:
        raise DoorClosedError(said[RegistrationState(facts.registration_state)])


def check_time(facts: DoorFacts, now: datetime) -> None:
    """Refuse before its time, and where there is nothing to open."""
    check_invited(facts, now)
    if not facts.has_place_online:
        raise DoorClosedError(_("De link naar de bijeenkomst is er nog niet."))
    if not is_near(facts, now):
        raise DoorClosedError(_("De bijeenkomst gaat een half uur voor het begin open."))


def is_near(facts: DoorFacts, now: datetime) -> bool:
    """Say whether it is time: from half an hour before the start until the end."""
    return facts.starts_at - OPENS_BEFORE <= now < facts.ends_at


def check_device(opened_on: str, mark: str, *, moves: int, takes_over: bool) -> None:
    """Refuse a second device, unless it takes over; and any other once that happened too often."""
    if opened_on in ("", mark):
        return
    if moves >= MOST_MOVES:
        raise LinkBlockedError
    if not takes_over:
        raise OpenElsewhereError
