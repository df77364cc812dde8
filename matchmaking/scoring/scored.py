"""What a ranking gives back: a target with its score, the parts of it and what they rest on."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Scored:
    """One target. `parts` are the points each part added; `evidence` names facts, strongest first.

    Keys of `evidence`: `topics` (both sides have it), `profile_topics` (the query and something the
    target is linked to have it), `neighbours` (items like the query, linked to the target),
    `terms` (rare words of both), `together` (links of the query that often come with the target),
    `place`, `sort`.
    """

    key: str
    score: float
    parts: Mapping[str, float] = field(default_factory=dict)
    evidence: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
