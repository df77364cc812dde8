"""Meetings as pages that members write: whose they are, putting words back, taking one off the site."""

from collections.abc import Mapping
from typing import Any

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from wagtail.models import Revision

from accounts.models import User
from alliantie.visibility import Actor
from cases.services.authored import Authored
from events.models import EventPage, EventPerson
from organisations.actors import actor_for

from . import judging
from .changing import change_row
from .pages import locked, meeting_of


def authors(event: EventPage) -> set[int]:
    """Give who announced it and who helps; an organisation that organises along wrote nothing."""
    meeting = meeting_of(event)
    return {pk for pk in (meeting.owner_id, *meeting.helper_ids) if pk is not None}


def written_by(user_id: int) -> QuerySet[Any]:
    """Select what somebody announced or helps with."""
    helps = EventPerson.objects.filter(user=user_id).exclude(role="speaker")
    return EventPage.objects.filter(Q(owner=user_id) | Q(pk__in=helps.values("event"))).values("pk")


def desk_path(event: EventPage) -> str:
    """Give where its host finds it."""
    return reverse("host:event", args=[event.slug])


def restore(event: EventPage, words: Mapping[str, Any], user: User) -> Revision:
    """Put words back; who comes hears of another title as of any change."""
    row = locked(event)
    change_row(row, actor=actor_for(user), changes=words)
    revision: Revision = row.latest_revision
    return revision


def take_offline(event: EventPage, actor: Actor, reason: str) -> None:
    """Take it off the site; its host and who planned by it hear."""
    judging.take_offline(event=event, actor=actor, remark=reason)


def published() -> QuerySet[Any, Any]:
    """Select whose own meetings stand on the site and since when, for who decides whom to trust."""
    own = EventPage.objects.filter(live=True, owner__isnull=False)
    dated = own.exclude(first_published_at=None)
    return dated.values(author=F("owner_id"), since=F("first_published_at"))


MEETINGS = Authored(
    model=EventPage,
    words=("title", "goal", "description", "prepare"),
    facts=("kind", "format", "level", "themes", "tags"),
    authors=authors,
    written_by=written_by,
    desk_path=desk_path,
    restore=restore,
    take_offline=take_offline,
)
