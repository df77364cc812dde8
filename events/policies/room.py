"""How many seats are left for who looks: some may be kept for another part of society."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class KeptRoom:
    """Seats that are still kept for one side, and how many of that side wait."""

    side: str
    left: int
    release_at: datetime
    waiting: int = 0


@dataclass(frozen=True)
class Room:
    """The seats of a meeting; `waiting` counts who waits of all sides."""

    capacity: int | None
    taken: int
    waiting: int = 0
    kept: Sequence[KeptRoom] = ()

    def kept_for_others(self, side: str) -> int:
        """Count what is kept for others; of who looks without a side we know of no others."""
        return sum(one.left for one in self.kept if side and one.side != side)

    def left_for(self, side: str) -> int | None:
        """Count what somebody of a side can have, or all that is left; None is without end."""
        if self.capacity is None:
            return None
        return max(self.capacity - self.taken - self.kept_for_others(side), 0)

    def ahead_of(self, side: str) -> int:
        """Count who waits for the same seats: who waits for others does not stand in the way."""
        if not side:
            return 0 if self.kept else self.waiting
        own = [one.waiting for one in self.kept if one.side == side]
        return own[0] if own else self.waiting

    @property
    def common(self) -> int:
        """Count what anybody can have."""
        kept = sum(one.left for one in self.kept)
        return max((self.capacity or 0) - self.taken - kept, 0)
