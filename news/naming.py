"""Whose words lines and news are, as far as that may be told."""

from typing import Any

from organisations.choices import Listing
from people.choices import Visibility


def listed(organisation: Any) -> Any:
    """Give the organisation when it stands in the overview; a proposed or hidden one is not told."""
    return organisation if organisation and organisation.listing == Listing.LISTED else None


def own_name(author: Any) -> str:
    """Give what somebody calls themselves; never their address."""
    if author is None:
        return ""
    person = getattr(author, "person", None)
    return str((person and person.name) or author.get_full_name())


def name_to_show(author: Any, *, is_member: bool, agreed: bool = False) -> str:
    """Give the name beside words: not of who is suspended, hidden for inactivity or no member any more.

    Nor of who keeps their profile from everybody; `agreed` says that they chose to be named with these
    words, which holds until they are to be seen by nobody at all.
    """
    if author is None or not author.is_active or not is_member:
        return ""
    person = getattr(author, "person", None)
    return own_name(author) if person is None or _may_be_named(person, agreed=agreed) else ""


def _may_be_named(person: Any, *, agreed: bool) -> bool:
    if person.hidden_at or person.show_who == Visibility.NOBODY:
        return False
    return agreed or bool(person.show_who == Visibility.EVERYONE)
