"""How rules of organisations say no, and what they need to know."""

from datetime import date
from typing import Protocol

from alliantie.attempts import Refusal


class OrganisationRefusedError(Refusal, ValueError):
    """A rule of organisations or memberships says no; `sentence` is fit for the screen."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NotAllowedError(OrganisationRefusedError):
    """Somebody asked for what only others may do."""


class LastAdminError(OrganisationRefusedError):
    """Nobody would look after the organisation any more, and nobody said that this is meant."""


class GoneError(OrganisationRefusedError):
    """What somebody holds was good once, and is no more."""


class ActorLike(Protocol):
    """What the rules need to know of the person asking."""

    @property
    def user_id(self) -> int | None:
        """Give the account, if any."""

    @property
    def administers(self) -> frozenset[int]:
        """Give the organisations this person administers."""

    @property
    def is_editor(self) -> bool:
        """Say whether this person curates."""


class MembershipLike(Protocol):
    """What the rules need to know of a membership."""

    state: str
    user_id: int
    organisation_id: int | None
    ended_on: date | None
