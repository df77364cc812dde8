"""Who asks: the part of a person that decides what an engine may give."""

from dataclasses import dataclass
from typing import Any, Protocol, Self


class ActorLike(Protocol):
    """What search needs to know of the person asking."""

    @property
    def user_id(self) -> int | None:
        """Give the account, if any."""

    @property
    def organisation_ids(self) -> frozenset[Any]:
        """Give the organisations with a current membership."""

    @property
    def is_member(self) -> bool:
        """Say whether any membership is current."""

    @property
    def is_editor(self) -> bool:
        """Say whether this person curates."""


@dataclass(frozen=True)
class Viewer:
    """The part of the actor that engines filter on."""

    user_id: int | None = None
    organisation_ids: frozenset[int] = frozenset()
    is_member: bool = False
    sees_everything: bool = False

    @classmethod
    def from_actor(cls, actor: ActorLike) -> Self:
        """Read the rights of the current request."""
        return cls(
            user_id=actor.user_id,
            organisation_ids=frozenset(actor.organisation_ids),
            is_member=actor.is_member,
            sees_everything=actor.is_editor,
        )
