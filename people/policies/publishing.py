"""When what somebody writes stands on the site at once, and when an editor looks first.

One rule for questions, offers and short news: a member (a "lid", see organisations.policies.is_lid)
is trusted as soon as something of theirs was published before; editors always are.
"""

from typing import Protocol

from django.utils.translation import gettext as _

from .refusals import PeopleRefusedError


class ActorLike(Protocol):
    """What the rules need to know of the person asking."""

    @property
    def user_id(self) -> int | None:
        """Give the account, if any."""

    @property
    def is_member(self) -> bool:
        """Say whether this person is a "lid"."""

    @property
    def is_editor(self) -> bool:
        """Say whether this person curates."""


def may_write(actor: ActorLike) -> bool:
    """Say whether somebody may write at all: who signed in, also before being admitted."""
    return actor.user_id is not None


def check_write(actor: ActorLike) -> None:
    """Refuse who is not signed in."""
    if not may_write(actor):
        raise PeopleRefusedError(_("Log in om dit te plaatsen. Wat je typte blijft staan."))


def asks_directly(actor: ActorLike) -> bool:
    """Say whether a question, offer or need stands on the site at once: of every member."""
    return actor.is_editor or actor.is_member


def is_trusted(actor: ActorLike, *, published_before: bool) -> bool:
    """Say whether short news stands on the site at once: of members who published before."""
    return actor.is_editor or (actor.is_member and published_before)
