"""What matchmaking tells the rest of the house, one file per noun."""

from . import network, refreshing, related, topics


def connect() -> None:
    """Fill our places on pages of others."""
    related.connect()
    refreshing.connect()
    network.connect()
    topics.connect()
