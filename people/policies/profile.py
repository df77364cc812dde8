"""Who sees which block of a profile, and what an editor may do with it."""

from collections.abc import Iterable
from typing import Protocol

from django.utils.translation import gettext as _

from people.choices import MeetingFormat, SpokenLanguage, Visibility

from .refusals import PeopleRefusedError

MOST_EXPERTISES = 5
# From narrow to wide.
WIDTH = {Visibility.NOBODY: 0, Visibility.MEMBERS: 1, Visibility.EVERYONE: 2}


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


def may_see_block(actor: ActorLike, visibility: str, *, owner_id: int) -> bool:
    """Say whether somebody sees a block; editors and the person see every block."""
    if actor.is_editor or actor.user_id == owner_id:
        return True
    return visibility == Visibility.EVERYONE or (
        visibility == Visibility.MEMBERS and actor.is_member
    )


def is_as_wide(visibility: str, audience: str) -> bool:
    """Say whether whoever may see the one may see the other too."""
    return WIDTH[Visibility(visibility)] >= WIDTH[Visibility(audience)]


def may_curate(actor: ActorLike) -> bool:
    """Say whether somebody may correct or hide the profile of another."""
    return actor.is_editor


def check_curate(actor: ActorLike) -> None:
    """Refuse who does not curate."""
    if not may_curate(actor):
        raise PeopleRefusedError(_("Dit kan alleen de redactie."))


def check_number_of_expertises(number: int) -> None:
    """Keep "vraag mij over" short enough to be true."""
    if number > MOST_EXPERTISES:
        raise PeopleRefusedError(_("Noem hoogstens %(most)d thema's.") % {"most": MOST_EXPERTISES})


def labels(
    choices: type[SpokenLanguage] | type[MeetingFormat], values: Iterable[str] | None
) -> list[str]:
    """Give the words behind stored values, in the order in which they are offered."""
    stored = set(values or ())
    return [str(one.label) for one in choices if one.value in stored]
