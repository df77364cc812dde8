"""Who stands behind a use case."""

from typing import Any

from django.db.models import F, QuerySet

from accounts.models import User
from alliantie.visibility import in_its_time

from .models import CasePage


def author_of(case: CasePage) -> User | None:
    """Give who gets the questions: the contact, else the writer; nobody for a row of a register."""
    if case.contact is not None:
        return case.contact
    return None if case.source else case.owner


def has_published(user_id: int) -> bool:
    """Say whether a use case of this account stands on the site, for who decides whom to trust."""
    return CasePage.objects.live().filter(owner=user_id, source="").exists()


def published() -> QuerySet[Any, Any]:
    """Select whose own use cases stand on the site and since when, for who decides whom to trust."""
    own = CasePage.objects.own().filter(in_its_time(), owner__isnull=False)
    dated = own.exclude(first_published_at=None)
    return dated.values(author=F("owner_id"), since=F("first_published_at"))


def authors_of(case: CasePage) -> set[int]:
    """Give everybody who may speak for a case."""
    people = {case.contact_id, *case.co_authors.values_list("pk", flat=True)}
    if not case.source:
        people.add(case.owner_id)
    return {pk for pk in people if pk is not None}
