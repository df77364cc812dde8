"""Meetings for measuring, as they stand after somebody announced them."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from events.choices import EventState
from events.models import EventDoor, EventIndexPage, EventPage, Seats


def make_meeting(
    title: str, *, starts_at: datetime, capacity: int | None = None, **fields: Any
) -> EventPage:
    """Put a meeting of two hours on the site; the site must stand."""
    event = EventPage(
        title=title,
        slug=f"meting-{uuid4().hex[:12]}",
        goal="Meten hoe snel de site is.",
        state=EventState.PLANNED,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        calendar_uid=f"{uuid4()}@alliantie",
        live=True,
        **fields,
    )
    EventIndexPage.objects.get().add_child(instance=event)
    Seats.objects.create(event=event, capacity=capacity)
    EventDoor.objects.create(event=event)
    return event
