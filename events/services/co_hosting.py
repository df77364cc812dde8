"""Organisations that organise along: the host names them, they answer when they like, nothing waits for it."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie.audit import record
from alliantie.throttles import hit
from alliantie.visibility import Actor
from cases.writers import writer_of
from events.choices import EventState, HostState
from events.models import CoHost, EventPage
from events.policies.announcing import check_change
from events.policies.hosting import (
    A_DAY,
    ASKED_A_DAY,
    EventRefusedError,
    NotYourMeetingError,
)

from . import hosts, telling_hosts
from .pages import index, locked, meeting_of


@transaction.atomic
def set_co_hosts(*, event: EventPage, actor: Actor, organisation_ids: Collection[int]) -> None:
    """Name who organises along; who was named before keeps its answer."""
    hosts.check_runs(event, actor)
    row = locked(event)
    check_change(writer_of(actor), meeting_of(row), is_editor=actor.is_editor)
    wanted = set(organisation_ids) - {row.organisation_id}
    row.co_hosts.exclude(organisation__in=wanted).delete()
    known = set(row.co_hosts.values_list("organisation_id", flat=True))
    for pk in sorted(wanted - known):
        hit(scope="event-co-host", key=str(row.pk), limit=ASKED_A_DAY, seconds=A_DAY)
        along = CoHost.objects.create(event=row, organisation_id=pk, state=HostState.ASKED)
        telling_hosts.told_co_host(along)
    record(action="event.co_hosts", obj=row, actor_id=actor.user_id)
    index(row)


def asked_of(actor: Actor) -> list[CoHost]:
    """Give what the organisations somebody administers are asked; of drafts nobody knows yet."""
    rows = CoHost.objects.filter(
        organisation__in=actor.administers,
        state=HostState.ASKED,
        event__state=EventState.PLANNED,
        event__ends_at__gt=timezone.now(),
    )
    return list(rows.select_related("event__organisation", "organisation").order_by("pk"))


@transaction.atomic
def answer(*, event: EventPage, organisation_id: int, actor: Actor, says_yes: bool) -> CoHost:
    """Say yes or no for an organisation one administers; a later answer replaces the first."""
    rows = CoHost.objects.select_for_update().filter(event=event, organisation=organisation_id)
    along = rows.filter(organisation__in=actor.administers).first()
    if along is None or event.state not in {EventState.PLANNED, EventState.CANCELLED}:
        raise NotYourMeetingError
    if event.state == EventState.CANCELLED:
        raise EventRefusedError(_("Deze bijeenkomst gaat niet door."))
    along.state = HostState.CONFIRMED if says_yes else HostState.DECLINED
    along.answered_by_id, along.answered_at = actor.user_id, timezone.now()
    along.save(update_fields=["state", "answered_by", "answered_at"])
    record(action="event.co_host_answer", obj=event, actor_id=actor.user_id)
    index(event)
    return along
