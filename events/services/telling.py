"""Tell people by mail what became of their registration; the mail is queued with the change."""

from events.models import EventPage, Registration


def told_state(registration: Registration) -> None:
    """Queue the mail that belongs to the state somebody is in now."""


def told_change(event: EventPage) -> None:
    """Have everybody who has a seat or waits told that something changed."""


def told_cancel(event: EventPage) -> None:
    """Have everybody told that the meeting does not go on."""
