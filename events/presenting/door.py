"""What somebody sees behind their personal link."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from events.calendaring.addresses import page_of
from events.calendaring.clocks import ShownClocks, clocks_of
from events.choices import EventState, Mode, RegistrationState
from events.models import Registration
from events.policies.doors import (
    DoorClosedError,
    LinkBlockedError,
    OpenElsewhereError,
    check_device,
    check_invited,
    check_time,
)
from events.services.doors import door_of, facts_of, mark_of

MAY_STILL_ACT = frozenset({RegistrationState.OFFERED, RegistrationState.WAITING})


@dataclass(frozen=True)
class DoorPage:
    """The meeting, how this person stands, and the button when it is time.

    Where the meeting is held stands nowhere in it: only pressing the button goes there. Nor does
    the way to sign off: the link is in calendars, and those are shared.
    """

    registration: Registration
    device: str

    @property
    def title(self) -> str:
        """Give what the meeting is called."""
        return self.registration.event.title

    @property
    def clocks(self) -> tuple[ShownClocks, ...]:
        """Give when it is, on both clocks where that matters."""
        return clocks_of(self.registration.event)

    @property
    def place(self) -> str:
        """Give where people meet in person."""
        event = self.registration.event
        if event.mode == Mode.ONLINE:
            return ""
        return ", ".join(filter(None, (event.venue, event.address)))

    @cached_property
    def refusal(self) -> DoorClosedError | None:
        """Give why it does not open on this device now, or nothing."""
        try:
            self._check(timezone.now())
        except DoorClosedError as error:
            return error
        return None

    def _check(self, now: datetime) -> None:
        facts, row = facts_of(self.registration), self.registration
        check_invited(facts, now)
        if row.event.mode == Mode.IN_PERSON and not facts.has_place_online:
            raise DoorClosedError(_("Deze bijeenkomst is op een plek, niet online."))
        check_time(facts, now)
        check_device(row.opened_on, mark_of(self.device), moves=row.moved_devices, takes_over=False)

    @property
    def is_open(self) -> bool:
        """Say whether the button is there."""
        return self.refusal is None

    @property
    def may_take_over(self) -> bool:
        """Say whether this device may go on where another was."""
        return isinstance(self.refusal, OpenElsewhereError)

    @property
    def is_blocked(self) -> bool:
        """Say whether only a fresh link helps."""
        return isinstance(self.refusal, LinkBlockedError)

    @property
    def note(self) -> str:
        """Give the code or explanation of the host, only on the device that is in."""
        is_in = self.registration.opened_on == mark_of(self.device)
        return door_of(self.registration.event).note if self.is_open and is_in else ""

    @property
    def reason(self) -> str:
        """Give why a meeting that was called off does not go on."""
        event = self.registration.event
        return event.cancel_reason if event.state == EventState.CANCELLED else ""

    @property
    def page(self) -> str:
        """Give the page of the meeting."""
        return page_of(self.registration.event)

    @property
    def says_in_mail(self) -> bool:
        """Say whether this person can still do something: the link for that is in a mail to them."""
        return self.registration.state in MAY_STILL_ACT
