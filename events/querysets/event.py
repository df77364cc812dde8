"""Questions about meetings."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar, Self
from zoneinfo import ZoneInfo

from django.db.models import (
    BooleanField,
    Case,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Prefetch,
    Q,
    When,
)
from django.utils import timezone

from alliantie.querysets import VisiblePageQuerySet
from alliantie.visibility import Actor, in_its_time, meant_for
from events.choices import EventState, HostState, RegistrationState, Zone

ANNOUNCED = (EventState.PLANNED, EventState.CANCELLED)
YEAR = timedelta(days=365)


class EventQuerySet(VisiblePageQuerySet):
    """Meetings as somebody may see them."""

    organisation_field: ClassVar[str] = "organisation"
    people_fields: ClassVar[Iterable[str]] = ("owner",)

    def visible_to(self, actor: Actor) -> Self:
        """Select what this actor may see now: announced, live, and meant for them."""
        return self.on_the_site().meant_for(actor)

    def on_the_site(self, now: datetime | None = None) -> Self:
        """Select what is announced and live, for whomever it is meant."""
        return self.filter(in_its_time(now), state__in=ANNOUNCED)

    def meant_for(self, actor: Actor) -> Self:
        """Select what this actor belongs to the audience of, on the site or not."""
        return self.filter(
            meant_for(actor, organisation=self.organisation_field, people=self.people_fields)
        )

    def of_host(self, actor: Actor) -> Self:
        """Select what somebody organises: announced it, or runs the organisation that does."""
        if not actor.is_signed_in:
            return self.none()
        mine = Q(owner=actor.user_id)
        if actor.administers:
            mine |= Q(organisation__in=actor.administers) & ~Q(state=EventState.DRAFT)
        return self.filter(mine | self._helped_by(actor))

    def run_by(self, actor: Actor) -> Self:
        """Select what somebody organises for where they still belong, and what was never online."""
        mine = self.of_host(actor)
        if actor.is_editor:
            return mine
        never_online = Q(first_published_at=None)
        if not actor.is_member:
            return mine.filter(never_online)
        here = Q(organisation=None) | Q(organisation__in=actor.organisation_ids)
        return mine.filter(never_online | here | self._helped_by(actor))

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

    def in_days(self, first: date, after: date) -> Self:
        """Select what falls on days from `first` until `after`, each on the clock of its own place."""
        found = Q()
        for zone in Zone.values:
            start, end = (datetime.combine(day, time(), ZoneInfo(zone)) for day in (first, after))
            found |= Q(zone=zone, starts_at__lt=end, ends_at__gt=start)
        return self.filter(found).order_by("starts_at", "pk")

    def soonest_first(self, now: datetime | None = None) -> Self:
        """Put what comes first, the nearest on top, and below it what was, the latest on top."""
        coming = Case(When(ends_at__gt=now or timezone.now(), then=F("starts_at")))
        return self.order_by(coming.asc(nulls_last=True), "-starts_at", "-pk")

    def hosted_by(self, organisation_id: int) -> Self:
        """Select what an organisation organises, or said yes to organise along."""
        hosts = self._related("co_hosts").filter(event=OuterRef("pk"), state=HostState.CONFIRMED)
        along = Exists(hosts.filter(organisation=organisation_id))
        return self.filter(Q(organisation=organisation_id) | along)

    def like(self, event: Any) -> Self:
        """Select other meetings about one of the same themes."""
        themes = [theme.pk for theme in event.themes.all()]
        same = self.model.objects.filter(themes__in=themes).order_by().values("pk")
        return self.filter(pk__in=same).exclude(pk=event.pk)

    def for_lines(self) -> Self:
        """Fetch along what a line in a list needs, in the same query."""
        line = self._related("registrations").filter(event=OuterRef("pk"))
        waits = Q(Exists(line.filter(state=RegistrationState.WAITING)))
        kept = self._related("reserved").filter(event=OuterRef("pk"), released_at=None)
        left = Q(Exists(kept.filter(taken__lt=F("number"))))  # who waits is not in the way of these
        has_waiting = ExpressionWrapper(waits & ~left, output_field=BooleanField())
        fetched = self.select_related("organisation", "series", "seats")
        return fetched.annotate(has_waiting=has_waiting)

    def for_cards(self) -> Self:
        """Fetch along what a card in a list needs: a line, its themes and who organises along."""
        said_yes = self._related("co_hosts").exclude(state=HostState.DECLINED)
        return self.for_lines().prefetch_related(
            "themes",
            Prefetch("co_hosts", said_yes.select_related("organisation"), to_attr="hosts_along"),
        )

    def _helped_by(self, actor: Actor) -> Q:
        people = self._related("people").filter(event=OuterRef("pk"), user=actor.user_id)
        return Q(Exists(people.exclude(role="speaker")))

    def _related(self, name: str) -> Any:
        """Give the rows that hang on meetings; their models stand beside this one."""
        return self.model._meta.get_field(name).related_model.objects.all()
