"""What every reason on screen is made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.text import Truncator

from matchmaking.services.reasons import in_pieces

from .facts import Facts

LONGEST_TITLE = 70
PERSON, ORGANISATION, QUESTION = (
    "people.person:",
    "organisations.organisation:",
    "people.question:",
)

Stored = Mapping[str, str]


@dataclass(frozen=True)
class Reason:
    """One sentence, and where its facts stand: pairs of words and address."""

    text: str
    links: Sequence[tuple[str, str]] = ()
    kind: str = ""

    @property
    def parts(self) -> list[tuple[str, str]]:
        """Give the sentence in pieces, each with an address or without, so that names are links."""
        return in_pieces(self.text, self.links)


def side(stored: Stored, prefix: str) -> str:
    """Give the side of a reason that is of one kind; who is introduced reads them turned round."""
    return next((stored[side] for side in ("there", "here") if stored[side].startswith(prefix)), "")


def named(topic: str, facts: Facts) -> str:
    """Give what a topic is called; nothing when it may not be seen."""
    prefix, _colon, word = topic.partition(":")
    return word if prefix == "tag" else facts.title(topic)


def short(key: str, facts: Facts) -> str:
    """Give a title that fits in a sentence."""
    return Truncator(facts.title(key)).chars(LONGEST_TITLE)


def link(key: str, facts: Facts) -> list[tuple[str, str]]:
    """Give title and address of a fact, as far as it has one."""
    url = facts.url(key)
    return [(short(key, facts), url)] if url else []
