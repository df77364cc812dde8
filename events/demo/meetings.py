"""The demo's meetings and series, as their hosts announced them."""

from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from accounts import demo as accounts_demo
from accounts.models import User
from alliantie.choices import Audience
from alliantie.demonstration import read_rows
from events.choices import EventKind, EventState, HostState, Mode, TurnState, Zone
from events.models import (
    CoHost,
    EventDoor,
    EventIndexPage,
    EventPage,
    ProgrammeItem,
    RegistrationQuestion,
    ReservedSeats,
    Seats,
    Series,
    Turn,
)
from organisations.models import Organisation
from themes.models import Theme

FILE = Path(__file__).parent / "events.toml"
SATURDAY = 5
FLAGS = ("lift", "ring_line", "sign_language", "quiet_room")
PLAIN = ("goal", "level", "region", "venue", "address", "prepare", "description", "access_note")


def rows() -> list[dict[str, Any]]:
    """Read the meetings of the file."""
    return read_rows(FILE, "event")


@cache
def emails() -> dict[str, str]:
    """Give the address of each of the demo's people by their key."""
    return {row["key"]: row["email"] for row in read_rows(accounts_demo.FILE, "member")}


def member(key: str) -> User:
    """Find one of the demo's people."""
    return User.objects.get(email=emails()[key])


def working_day(offset: int) -> date:
    """Give the day so many days from today, or the Monday after a weekend."""
    day = timezone.localdate() + timedelta(days=offset)
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= SATURDAY else day


def load() -> list[tuple[EventPage, dict[str, Any]]]:
    """Add what is missing; gives the new meetings with their rows."""
    _series()
    present = set(EventPage.objects.values_list("slug", flat=True))
    return [(_add(row), row) for row in rows() if row["key"] not in present]


def _series() -> None:
    for row in read_rows(FILE, "series"):
        made, is_new = Series.objects.get_or_create(
            slug=row["key"],
            defaults={
                "title": row["title"],
                "about": row["about"],
                "every_months": row["every_months"],
                "usual_start": row["usual_start"],
                "usual_minutes": row["minutes"],
                "coordinator": member(row["coordinator"]),
            },
        )
        if is_new:
            for number, key in enumerate(row["turns"], start=1):
                _turn(made, number, key)


def _turn(series: Series, number: int, key: str) -> None:
    Turn.objects.create(
        series=series,
        number=number,
        organisation=Organisation.objects.get(slug=key),
        state=TurnState.ACCEPTED,
        asked_at=timezone.now() - timedelta(days=320 - 90 * number),
        answered_at=timezone.now() - timedelta(days=318 - 90 * number),
    )


@transaction.atomic
def _add(row: dict[str, Any]) -> EventPage:
    page = _page(row)
    page.themes.set(Theme.objects.filter(slug__in=row["themes"]))
    EventIndexPage.objects.get().add_child(instance=page)
    revision = page.save_revision(user=page.owner)
    if page.state in (EventState.PLANNED, EventState.CANCELLED):
        revision.publish()
    _beside(page, row)
    page.refresh_from_db()
    return page


def _page(row: dict[str, Any]) -> EventPage:
    starts_at = moment(row, row["at"])
    state = EventState(row.get("state", EventState.PLANNED))
    return EventPage(
        title=row["title"],
        slug=row["key"],
        owner=member(row["by"]),
        organisation=Organisation.objects.get(slug=row["organisation"]),
        kind=EventKind(row["kind"]),
        format=row.get("format", ""),
        mode=Mode(row["mode"]),
        zone=row.get("zone", Zone.NETHERLANDS),
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=row["minutes"]),
        audience=Audience(row.get("audience", Audience.PUBLIC)),
        state=state,
        live=False,
        calendar_uid=f"{uuid5(NAMESPACE_URL, row['key'])}@alliantie",
        registers_elsewhere=row.get("elsewhere", ""),
        per_organisation=row.get("per_organisation"),
        series=Series.objects.get(slug=row["series"]) if "series" in row else None,
        series_number=row.get("number"),
        cancel_reason=row.get("reason", ""),
        cancelled_at=timezone.now() if state == EventState.CANCELLED else None,
        submitted_at=timezone.now() if state == EventState.SUBMITTED else None,
        **{f"has_{flag}": flag in row.get("access", []) for flag in FLAGS},
        **{name: row[name] for name in PLAIN if name in row},
    )


def _beside(page: EventPage, row: dict[str, Any]) -> None:
    """Add what stands beside the page."""
    Seats.objects.create(event=page, capacity=row.get("capacity"))
    EventDoor.objects.create(event=page, url=row.get("link", ""))
    for key in row.get("along", []):
        organisation = Organisation.objects.get(slug=key)
        CoHost.objects.create(event=page, organisation=organisation, state=HostState.CONFIRMED)
    for kept in row.get("reserved", []):
        release_at = timezone.now() + timedelta(days=kept["until"])
        ReservedSeats.objects.create(
            event=page, side=kept["side"], number=kept["number"], release_at=release_at
        )
    for place, asked in enumerate(row.get("questions", [])):
        RegistrationQuestion.objects.create(event=page, sort_order=place, **asked)
    for part in row.get("programme", []):
        ProgrammeItem.objects.create(
            event=page,
            starts_at=moment(row, part["at"]),
            ends_at=moment(row, part["until"]),
            title=part["title"],
            room=part["room"],
        )


def moment(row: dict[str, Any], at: str) -> datetime:
    """Give the moment a clock shows this on the day of a meeting."""
    zone = ZoneInfo(row.get("zone", Zone.NETHERLANDS))
    return datetime.combine(working_day(row["day"]), time.fromisoformat(at), zone)
