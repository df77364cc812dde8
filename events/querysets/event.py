"""Questions about meetings."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils import timezone

from alliantie.querysets import VisiblePageQuerySet
from alliantie.visibility import Actor, in_its_time, meant_for
from events.choices import EventState, HostState

ANNOUNCED = (EventState.PLANNED, EventState.CANCELLED)
YEAR = timedelta(days=365)


class EventQuerySet(VisiblePageQuerySet):
    """Meetings as somebody may see them."""

    organisation_field: ClassVar[str] = "organisation"
    people_fields: ClassVar[Iterable[str]] = ("owner",)

    def visible_to(self, actor: Actor) -> Self:
        """Select what this actor may see now: announced, live, and meant for them."""
        shown = in_its_time() & Q(state__in=ANNOUNCED)
        return self.filter(shown).filter(
            meant_for(actor, organisation=self.organisation_field, people=self.people_fields)
        )

    def of_host(self, actor: Actor) -> Self:
        """Select what somebody organises: announced it, or runs the organisation that does."""
        if not actor.is_signed_in:
            return self.none()
        mine = Q(owner=actor.user_id)
        if actor.administers:
            mine |= Q(organisation__in=actor.administers) & ~Q(state=EventState.DRAFT)
        people = self.model._meta.get_field("people").related_model.objects
        helps = people.filter(event=OuterRef("pk"), user=actor.user_id).exclude(role="speaker")
        return self.filter(mine | Exists(helps))

    def coming(self, now: datetime | None = None) -> Self:
        """Select what is not over, the first to come on top."""
        return self.filter(ends_at__gt=now or timezone.now()).order_by("starts_at", "pk")

    def past(self, now: datetime | None = None) -> Self:
        """Select what is over, the last one on top."""
        return self.filter(ends_at__lte=now or timezone.now()).order_by("-starts_at", "-pk")

    def between(self, start: datetime, end: datetime) -> Self:
        """Select what touches a stretch of time."""
        return self.filter(starts_at__lt=end, ends_at__gt=start).order_by("starts_at", "pk")

    def with_people_to_tell(self, since: datetime) -> Self:
        """Select what changed since a moment while somebody who comes was not told of it."""
        people = self.model._meta.get_field("registrations").related_model.objects
        behind = people.to_be_told(OuterRef("pk"), OuterRef("sequence"))
        return self.filter(Exists(behind), Q(changed_at__gt=since) | Q(cancelled_at__gt=since))

    def in_calendar(self, now: datetime | None = None) -> Self:
        """Select what calendars show, with what they need: what comes, then what was in the last year."""
        since = (now or timezone.now()) - YEAR
        times = self.filter(starts_at__isnull=False, ends_at__gt=since)
        return times.select_related("organisation").order_by("-starts_at", "-pk")

    def going_on(self) -> Self:
        """Leave out what was called off."""
        return self.exclude(state=EventState.CANCELLED)

    def for_cards(self) -> Self:
        """Fetch along what a line in a list needs."""
        hosts = self.model._meta.get_field("co_hosts").related_model.objects
        said_yes = hosts.exclude(state=HostState.DECLINED).select_related("organisation")
        return self.select_related("organisation", "series", "seats").prefetch_related(
            "themes", Prefetch("co_hosts", said_yes, to_attr="hosts_along")
        )
