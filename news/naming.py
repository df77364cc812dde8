"""Whose words lines and news are, as far as that may be told."""

from typing import Any

from organisations.choices import Listing


def listed(organisation: Any) -> Any:
    """Give the organisation when it stands in the overview; a proposed or hidden one is not told."""
    return organisation if organisation and organisation.listing == Listing.LISTED else None


def own_name(author: Any) -> str:
    """Give what somebody calls themselves; never their address."""
    if author is None:
        return ""
    person = getattr(author, "person", None)
    return str((person and person.name) or author.get_full_name())


def name_to_show(author: Any, *, is_member: bool) -> str:
    """Give the name beside words: not of who is suspended, hidden for inactivity or no member any more."""
    if author is None or not author.is_active or not is_member:
        return ""
    person = getattr(author, "person", None)
    return "" if person is not None and person.hidden_at else own_name(author)
