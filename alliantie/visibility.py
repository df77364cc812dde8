"""Who may see what: one frozen actor a request, one question for every output."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from .choices import Audience, Role

CURATORS = frozenset({Role.EDITOR, Role.MODERATOR, Role.SITE_ADMIN})


@dataclass(frozen=True)
class Actor:
    """The person asking, as far as rights go; read anew from current rows on every request."""

    user_id: int | None = None
    organisation_ids: frozenset[int] = field(default_factory=frozenset)
    administers: frozenset[int] = field(default_factory=frozenset)
    roles: frozenset[str] = field(default_factory=frozenset)
    is_member: bool = False

    @property
    def is_editor(self) -> bool:
        """Say whether this person curates and so sees everything."""
        return bool(self.roles & CURATORS)

    @property
    def is_signed_in(self) -> bool:
        """Say whether we know who this is."""
        return self.user_id is not None


VISITOR = Actor()


def in_its_time(now: datetime | None = None) -> Q:
    """Select pages that are live now; expiry is asked here because the job that unpublishes may be late."""
    now = now or timezone.now()
    return (
        Q(live=True)
        & (Q(go_live_at__isnull=True) | Q(go_live_at__lte=now))
        & (Q(expire_at__isnull=True) | Q(expire_at__gt=now))
    )


def meant_for(actor: Actor, *, organisation: str = "", people: Iterable[str] = ()) -> Q:
    """Select items whose audience includes the actor.

    `organisation` and `people` name the fields that hold the owning organisation and the authors.
    """
    if actor.is_editor:
        return Q()
    allowed = Q(audience=Audience.PUBLIC)
    if actor.is_member:
        allowed |= Q(audience=Audience.MEMBERS)
        if organisation and actor.organisation_ids:
            allowed |= Q(
                audience=Audience.ORGANISATION, **{f"{organisation}__in": actor.organisation_ids}
            )
    if actor.is_signed_in:
        for person in people:
            allowed |= Q(**{person: actor.user_id})
    return allowed
