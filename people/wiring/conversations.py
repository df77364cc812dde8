"""Conversations elsewhere on the site."""


def connect() -> None:
    """Register search, sections, desk entries, notices, erasing and periodic work."""
