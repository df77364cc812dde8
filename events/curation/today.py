"""Which announcements of meetings wait in the CMS, as the list "Vandaag" asks it."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alliantie.today.sources import Source
from alliantie.visibility import Actor
from events.choices import EventState
from events.models import EventPage
from organisations.actors import actor_for

from .deciding import judge_announcement
from .queue import MEETING


class AnnouncedMeetings(Source):
    """Meetings that members announced."""

    kind: ClassVar[str] = MEETING
    label: ClassVar[str | Promise] = _("Bijeenkomst beoordelen")
    title: ClassVar[Any] = "title"
    since: ClassVar[Any] = "submitted_at"
    promised: ClassVar[Any] = "answer_due_on"

    def may(self, actor: Actor) -> bool:
        """Let editors judge."""
        return actor.is_editor

    def waiting(self, actor: Actor) -> QuerySet[Any]:
        """Select what has no answer yet."""
        return EventPage.objects.filter(state=EventState.SUBMITTED)

    def address(self, key: int, handle: str) -> str:
        """Lead to judging the announcement."""
        return reverse("event_review", args=[key])

    def carry_out(self, key: int, user: Any, filled_in: Mapping[str, list[str]]) -> None:
        """Judge it with the rights of this moment."""
        judge_announcement(key=key, actor=actor_for(user), filled_in=filled_in)
