"""Registrations elsewhere on the site."""


def connect() -> None:
    """Register parts of pages, notices and periodic work; listen to what changes what is shown."""
