"""Tell people by mail what became of their registration; the mail is queued with the change."""

from events.models import Registration


def told_state(registration: Registration) -> None:
    """Queue the mail that belongs to the state somebody is in now."""


def told_reminder(registration: Registration, reminder: str) -> None:
    """Queue the mail that reminds somebody of a meeting, once for each moment."""
