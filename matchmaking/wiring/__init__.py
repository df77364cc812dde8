"""What matchmaking tells the rest of the house, one file per noun."""

from . import introductions, refreshing, related


def connect() -> None:
    """Fill our places on pages of others, the desk and the worker."""
    related.connect()
    refreshing.connect()
    introductions.connect()
