"""What matchmaking tells the rest of the house, one file per noun."""

from . import introductions, merging, network, refreshing, related, topics


def connect() -> None:
    """Fill our places on pages of others, the desk, the writing forms and the worker."""
    related.connect()
    refreshing.connect()
    introductions.connect()
    network.connect()
    topics.connect()
    merging.connect()
