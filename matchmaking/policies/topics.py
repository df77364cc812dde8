"""Which topics a text may have: those of what resembles it, and those whose words stand in it; plain Python."""

import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

# What resembles the text most counts most; the tenth still counts a third of the first.
FADES = 5
# A topic whose own name stands in the text needs less of a crowd.
IN_TEXT = 1.5


@dataclass(frozen=True, slots=True)
class Like:
    """Something that resembles the text, in order of likeness, and its topics."""

    title: str
    topics: frozenset[str]


@dataclass(frozen=True, slots=True)
class Advised:
    """A topic for the text; `seen_in` is the title of what resembles it most, of those that have it."""

    topic: str
    seen_in: str
    stands_in_text: bool


def advised(
    alike: Sequence[Like], in_text: Collection[str], spread: Mapping[str, int], number: int
) -> list[Advised]:
    """Give the likeliest topics; a rare topic among few like texts tells more than a common one.

    `spread` says in how many texts a topic stands. Same input, same output.
    """
    scores: dict[str, float] = defaultdict(float)
    first: dict[str, str] = {}
    for place, one in enumerate(alike):
        for topic in one.topics:
            scores[topic] += FADES / (FADES + place)
            first.setdefault(topic, one.title)
    for topic in scores:
        scores[topic] /= math.log(3 + spread.get(topic, 0))
    most = max(scores.values(), default=1.0)
    for topic in in_text:
        scores[topic] += IN_TEXT * most
    best = sorted(scores, key=lambda topic: (-scores[topic], topic))[:number]
    return [Advised(topic, first.get(topic, ""), topic in in_text) for topic in best]
