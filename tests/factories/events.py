"""Meetings for tests, as they stand after somebody announced them."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any
from uuid import uuid4

from django.utils import timezone

from accounts.models import User
from events.choices import EventState, RegistrationState, Side
from events.models import EventDoor, EventIndexPage, EventPage, Registration, Seats
from tests.factories.cases import make_member, make_organisation

_numbers = count(1)


def make_event(
    owner: User | None = None,
    *,
    title: str = "",
    state: str = EventState.PLANNED,
    starts_at: datetime | None = None,
    hours: float = 2,
    capacity: int | None = None,
    url: str = "",
    themes: tuple[Any, ...] = (),
    **fields: Any,
) -> EventPage:
    """Make a meeting two weeks from now, live unless it is not announced yet; the site must stand."""
    number = next(_numbers)
    owner = owner or make_member(make_organisation())
    starts_at = starts_at or timezone.now() + timedelta(days=14)
    membership = owner.memberships.first()
    fields.setdefault("organisation", membership.organisation if membership else None)
    announced = state in (EventState.PLANNED, EventState.CANCELLED)
    page = EventPage(
        title=title or f"Werksessie {number}",
        slug=f"werksessie-{number}",
        owner=owner,
        goal=fields.pop("goal", "Samen een zoekplan maken."),
        state=state,
        starts_at=starts_at,
        ends_at=fields.pop("ends_at", starts_at + timedelta(hours=hours)),
        calendar_uid=f"{uuid4()}@alliantie",
        live=announced,
        first_published_at=timezone.now() if announced else None,
        last_published_at=timezone.now() if announced else None,
        **fields,
    )
    page.themes.set(themes)
    EventIndexPage.objects.get().add_child(instance=page)
    Seats.objects.create(event=page, capacity=capacity)
    EventDoor.objects.create(event=page, url=url)
    return page


def make_registration(
    event: EventPage,
    user: User | None = None,
    *,
    state: str = RegistrationState.CONFIRMED,
    **fields: Any,
) -> Registration:
    """Put somebody at a meeting without counting a seat; use the services where seats matter."""
    number = next(_numbers)
    if user is None and "email" not in fields:
        fields |= {"name": f"Gast {number}", "email": f"gast{number}@example.org"}
    return Registration.objects.create(
        event=event,
        user=user,
        state=state,
        side=fields.pop("side", Side.GOVERNMENT),
        registered_at=fields.pop("registered_at", timezone.now()),
        **fields,
    )
