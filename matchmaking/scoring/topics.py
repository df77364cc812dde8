"""Suggest topics for a text: by what like texts have, and by the words of the topics themselves.

Topics are the targets of a world of their own: the name and synonyms of a topic are its text, and
every text that has it is linked to it. Nothing is set by itself; this only proposes.
"""

from collections.abc import Iterable
from dataclasses import replace

from .kinds import TEXT_TOPIC
from .scored import Scored
from .subject import Subject
from .world import World


def topic_world(texts: Iterable[Subject], topics: Iterable[Subject]) -> World:
    """Prepare a world of texts and topics; a text without topics teaches nothing."""
    links: list[tuple[str, str]] = []

    def noted() -> Iterable[Subject]:
        for text in texts:
            links.extend((text.key, topic) for topic in text.topics)
            yield replace(text, topics=frozenset())

    return World.of(noted(), topics, links)


def suggested(text: Subject, world: World, number: int = 5) -> list[Scored]:
    """Give the likeliest topics for a text, without those it has; `neighbours` says why.

    A text that is in the world already is asked about as it stands now.
    """
    bare = replace(text, topics=frozenset())
    return world.ranked(bare, kind=TEXT_TOPIC, number=number, without=text.topics)
