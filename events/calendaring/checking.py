"""Read a calendar file of anybody and say what is wrong with it; whatever it holds, it never crashes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from icalendar import Calendar, Component

LARGEST = 5_000_000
DEEPEST = 20


@dataclass(frozen=True)
class Found:
    """One appointment as our parser reads it; moments in UTC, a day without an hour stays a day."""

    uid: str
    begins: str
    ends: str
    sequence: int
    status: str
    summary: str


@dataclass
class Checked:
    """What a file holds, and why it is not right."""

    found: list[Found] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def check(data: bytes) -> Checked:
    """Read a file; a problem is a line in the answer, not an error."""
    checked = Checked()
    if len(data) > LARGEST:
        checked.problems.append(f"larger than {LARGEST} bytes")
        return checked
    try:
        calendars = Calendar.from_ical(data, multiple=True)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        checked.problems.append(f"not a calendar: {type(error).__name__}")
        return checked
    for calendar in calendars:
        for event in _events(calendar):
            _look(event, checked)
    if not (checked.found or checked.problems):
        checked.problems.append("no appointments")
    return checked


def _events(component: Component, depth: int = 0) -> Iterator[Component]:
    """Give every appointment, however deep it stands, down to where nobody nests."""
    if component.name == "VEVENT":
        yield component
    if depth < DEEPEST:
        for part in component.subcomponents:
            yield from _events(part, depth + 1)


def _look(event: Component, checked: Checked) -> None:
    uid = str(event.get("UID", ""))
    checked.problems += [
        f"{uid or 'no UID'}: {name}: {_first_line(error)}" for name, error in event.errors
    ]
    try:
        checked.found.append(
            Found(
                uid=uid,
                begins=_moment(event.start),  # type: ignore[attr-defined] # a VEVENT has them
                ends=_moment(event.end),  # type: ignore[attr-defined]
                sequence=int(event.get("SEQUENCE", 0)),
                status=str(event.get("STATUS", "")),
                summary=str(event.get("SUMMARY", "")),
            )
        )
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError) as error:
        checked.problems.append(f"{uid or 'no UID'}: {_first_line(error)}")


def _moment(value: date | datetime) -> str:
    if not isinstance(value, datetime):
        return value.isoformat()
    if value.tzinfo is None:
        return value.isoformat()
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _first_line(error: Any) -> str:
    return str(error).partition("\n")[0][:200]
