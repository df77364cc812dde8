"""How a meeting stands at this moment, in words and with a colour."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from events.choices import Standing
from events.models import EventPage
from events.policies.standing import TAKES_REGISTRATIONS, standing
from events.services.standing import facts_of

TONES = {
    Standing.PLANNED: "with_editors",
    Standing.OPEN: "online",
    Standing.FULL: "your_turn",
    Standing.CLOSED: "draft",
    Standing.DONE: "draft",
    Standing.CANCELLED: "draft",
}


@dataclass(frozen=True)
class Shown:
    """One standing: the value, the word and the colour."""

    standing: Standing
    label: str
    tone: str

    @property
    def is_cancelled(self) -> bool:
        """Say whether it was called off."""
        return self.standing == Standing.CANCELLED

    @property
    def takes_registrations(self) -> bool:
        """Say whether somebody can sign up, or join the waiting list."""
        return self.standing in TAKES_REGISTRATIONS


def shown_standing(event: EventPage, now: datetime) -> Shown | None:
    """Say how a meeting stands that was fetched with `for_lines`; one without times does not stand."""
    if event.starts_at is None or event.ends_at is None:
        return None
    facts = facts_of(event, getattr(event, "seats", None), waiting=int(_has_waiting(event)))
    found = standing(facts, now)
    return Shown(found, str(found.label), TONES[found])


def _has_waiting(event: Any) -> bool:
    """Ask whether somebody waits, unless the query that fetched the meeting did."""
    if hasattr(event, "has_waiting"):
        return bool(event.has_waiting)
    found = EventPage.objects.filter(pk=event.pk).for_lines().values_list("has_waiting", flat=True)
    return bool(found.first())
