"""Where a meeting is, and who can take part there: what is known, and what is not known to be there."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from events.choices import Mode
from events.models import EventPage

Words = str | Promise
# The field, what is said when it is there, and when nobody said so.
AT_A_PLACE: tuple[tuple[str, Words, Words], ...] = (
    ("has_lift", _("Er is een lift, of alles is gelijkvloers"), _("Geen lift bekend")),
    ("has_ring_line", _("Er is een ringleiding"), _("Geen ringleiding bekend")),
    ("has_quiet_room", _("Er is een stille ruimte"), _("Geen stille ruimte bekend")),
)
EVERYWHERE: tuple[tuple[str, Words, Words], ...] = (
    ("has_sign_language", _("Er is een tolk gebarentaal"), _("Geen tolk gebarentaal bekend")),
)


@dataclass(frozen=True)
class Access:
    """One thing that lets people take part."""

    text: Words
    is_there: bool


@dataclass(frozen=True)
class Place:
    """Where to go, or that it is online; the link itself is for who signed up."""

    mode: Words
    venue: str
    address: str
    region: str
    travel: str
    is_online: bool
    access: Sequence[Access]
    access_note: str

    @property
    def lines(self) -> list[str]:
        """Give the place as one writes it on a letter, each line once."""
        return list(dict.fromkeys(filter(None, (self.venue, self.address, self.region))))


def place_of(event: EventPage) -> Place:
    """Say where it is; what a room has or lacks says nothing of a meeting that is online only."""
    is_somewhere = event.mode != Mode.ONLINE
    asked = (*(AT_A_PLACE if is_somewhere else ()), *EVERYWHERE)
    return Place(
        mode=Mode(event.mode).label,
        venue=event.venue if is_somewhere else "",
        address=event.address if is_somewhere else "",
        region=str(event.get_region_display()) if is_somewhere and event.region else "",
        travel=event.travel if is_somewhere else "",
        is_online=event.mode != Mode.IN_PERSON,
        access=[
            Access(there if getattr(event, name) else missing, bool(getattr(event, name)))
            for name, there, missing in asked
        ],
        access_note=event.access_note,
    )
