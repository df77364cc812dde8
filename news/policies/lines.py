"""Who may write a line of the round, and when it stands on the site."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from news.choices import NewsState
from people.policies.publishing import ActorLike, is_trusted
from people.policies.refusals import NotYoursError, PeopleRefusedError

SAVES_AN_HOUR = 10
WITHDRAWABLE = frozenset({NewsState.HELD, NewsState.SHOWN})


class RoundClosedError(PeopleRefusedError):
    """The round takes no lines any more."""


class LinkDeadError(PeopleRefusedError):
    """The person of the link is no member any more, or may not sign in."""


def may_write(writer: ActorLike) -> bool:
    """Say whether somebody has a line in the round: every member, and editors."""
    return writer.is_member or writer.is_editor


def check_write(writer: ActorLike, *, is_open: bool, has_line: bool, by_link: bool) -> None:
    """Refuse who is no member, and a new line after the round closed.

    By link nothing changes after closing; who signed in changes an own line always.
    """
    if not may_write(writer):
        raise LinkDeadError(_("Alleen leden van de Alliantie schrijven mee aan het rondje."))
    if not is_open and (by_link or not has_line):
        raise RoundClosedError(_("Dit rondje is gesloten. Je tekst is niet geplaatst."))


def check_organisation(organisation_id: int | None, choices: Collection[int | None]) -> None:
    """Refuse to write for an organisation that is not one's own."""
    if organisation_id not in choices:
        raise PeopleRefusedError(_("Kies een organisatie waar je nu lid van bent."))


def state_of(writer: ActorLike, *, published_before: bool, before: str | None) -> NewsState:
    """Give what becomes of a new or changed line.

    Of who is trusted it stands at once; what an editor refused stays with the editors, whatever is
    made of it.
    """
    trusted = is_trusted(writer, published_before=published_before)
    return NewsState.SHOWN if trusted and before != NewsState.REFUSED else NewsState.HELD


def may_withdraw(state: str) -> bool:
    """Say whether there is something to withdraw; a refusal cannot be wiped out that way."""
    return state in WITHDRAWABLE


def check_own(author_id: int | None, user_id: int | None) -> None:
    """Refuse somebody else's line or news."""
    if user_id is None or author_id != user_id:
        raise NotYoursError(_("Dit is niet van jou."))
