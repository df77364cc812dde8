"""Who does what at a meeting, what it is about, and its programme: rows of their own, replaced as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from wagtail.models import Page

from alliantie.audit import record
from alliantie.visibility import Actor
from cases.models import CasePage, DilemmaPage
from cases.writers import writer_of
from events.models import EventLink, EventPage, EventPerson, ProgrammeItem
from events.policies.announcing import check_change
from events.policies.moments import check_part
from people.models import Person

from . import hosts
from .pages import locked, meeting_of


@dataclass(frozen=True)
class Doer:
    """Somebody who does something: a member by profile, or a guest by name."""

    role: str
    person_id: int | None = None
    name: str = ""
    about: str = ""
    side: str = ""


@dataclass(frozen=True)
class Part:
    """One part of the programme; parts at the same time stand beside each other."""

    starts_at: datetime
    ends_at: datetime
    title: str
    room: str = ""
    about: str = ""


def _opened(event: EventPage, actor: Actor) -> EventPage:
    hosts.check_runs(event, actor)
    row = locked(event)
    check_change(writer_of(actor), meeting_of(row), is_editor=actor.is_editor)
    return row


@transaction.atomic
def set_people(*, event: EventPage, actor: Actor, doers: Sequence[Doer]) -> None:
    """Say who speaks and who leads; of members only who this host may see can be named."""
    row = _opened(event, actor)
    wanted = {doer.person_id for doer in doers if doer.person_id is not None}
    seen = Person.objects.visible_to(actor).filter(pk__in=wanted, user__is_active=True)
    kept = Person.objects.filter(pk__in=wanted, user__event_roles__event=row)
    users = {**dict(kept.values_list("pk", "user_id")), **dict(seen.values_list("pk", "user_id"))}
    row.people.all().delete()
    for order, doer in enumerate(doers):
        if doer.person_id is not None and doer.person_id not in users:
            continue
        EventPerson.objects.create(
            event=row,
            user_id=users.get(doer.person_id or 0),
            name="" if doer.person_id is not None else doer.name,
            about=doer.about,
            side=doer.side,
            role=doer.role,
            sort_order=order,
        )
    record(action="event.people", obj=row, actor_id=actor.user_id)


def linkable(actor: Actor, slug: str) -> Page | None:
    """Find the use case or dilemma with this address, when this person may see it."""
    for model in (CasePage, DilemmaPage):
        found = model.objects.visible_to(actor).filter(slug=slug).first()
        if found is not None:
            return Page.objects.get(pk=found.pk)
    return None


def links_seen(event: EventPage, actor: Actor) -> list[Page]:
    """Give what a meeting is about, as far as this person may see it."""
    pks = list(event.links.values_list("page", flat=True))
    seen: set[int] = set()
    for model in (CasePage, DilemmaPage):
        seen |= set(model.objects.visible_to(actor).filter(pk__in=pks).values_list("pk", flat=True))
    return list(Page.objects.filter(pk__in=seen).order_by("pk"))


@transaction.atomic
def set_links(*, event: EventPage, actor: Actor, pages: Sequence[Page]) -> None:
    """Say what it is about; what another host linked and this one may not see stays."""
    row = _opened(event, actor)
    allowed = {page.pk for page in pages if linkable(actor, page.slug) is not None}
    seen = {page.pk for page in links_seen(row, actor)}
    row.links.filter(page__in=seen - allowed).delete()
    for pk in sorted(allowed):
        EventLink.objects.get_or_create(event=row, page_id=pk)
    record(action="event.links", obj=row, actor_id=actor.user_id)


@transaction.atomic
def set_programme(*, event: EventPage, actor: Actor, parts: Sequence[Part]) -> None:
    """Replace the programme; every part lies within the meeting."""
    row = _opened(event, actor)
    for part in parts:
        check_part((part.starts_at, part.ends_at), (row.starts_at, row.ends_at))
    row.programme.all().delete()
    ProgrammeItem.objects.bulk_create(
        ProgrammeItem(
            event=row,
            starts_at=part.starts_at,
            ends_at=part.ends_at,
            title=part.title,
            room=part.room,
            about=part.about,
        )
        for part in parts
    )
    record(action="event.programme", obj=row, actor_id=actor.user_id)
