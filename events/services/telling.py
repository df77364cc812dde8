"""Tell people by mail what became of their registration; the mail is queued with the change."""

from events.models import Registration


def told_state(registration: Registration) -> None:
    """Queue the mail that belongs to the state somebody is in now."""
