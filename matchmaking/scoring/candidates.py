"""What is scored for one question, with the facts that several parts look at."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from .profiles import Profile

if TYPE_CHECKING:
    from .world import World


class Candidates:
    """The targets that are scored for one question, with what several parts look at."""

    def __init__(self, world: "World", numbers: Sequence[int]) -> None:
        """Look everything up once."""
        self.numbers = numbers
        self.cards = [world.targets.facts[at] for at in numbers]
        self.times = [len(world.targets.links(at)) for at in numbers]
        self._world = world

    @cached_property
    def profiles(self) -> list[Profile]:
        """Give what each of them did, taken together."""
        return [self._world.profile(at) for at in self.numbers]

    def points(self, found: Mapping[int, float]) -> list[float]:
        """Give what was found for each."""
        get = found.get
        return [get(at, 0.0) for at in self.numbers]
