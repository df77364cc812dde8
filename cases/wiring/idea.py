"""Idea rounds elsewhere on the site."""


def connect() -> None:
    """Register parts of pages, notices and search."""
