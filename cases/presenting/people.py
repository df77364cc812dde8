"""Whom a reader can turn to, and what may be said of them."""

from dataclasses import dataclass

from cases.models import CasePage
from cases.people import author_of
from cases.policies.relay import may_be_asked
from organisations.models import Membership


@dataclass(frozen=True)
class Contact:
    """The person behind a case: named only when that person agreed to be shown."""

    may_be_asked: bool
    name: str = ""
    function: str = ""


def contact_of(case: CasePage) -> Contact:
    """Give name and function as the organisation's page shows them, and whether asking is possible."""
    author = author_of(case)
    asked = may_be_asked(has_author=author is not None, is_active=bool(author and author.is_active))
    if author is None or not asked:
        return Contact(may_be_asked=asked)
    shown = (
        Membership.objects.active()
        .filter(user=author, organisation=case.organisation_id, is_shown=True)
        .first()
    )
    if shown is None:
        return Contact(may_be_asked=asked)
    return Contact(may_be_asked=asked, name=author.get_full_name(), function=shown.function)
