"""Suggest topics in the forms of apps below."""

from alliantie.topic_advice import register
from matchmaking.presenting.topics import topics_for


def connect() -> None:
    """Be asked what a text seems to be about."""
    register(topics_for)
