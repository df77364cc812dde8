"""What meetings keep of who organises them or speaks: the meeting stays, without a name."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import PageLogEntry

from accounts.models import User
from events.choices import EventState, PersonRole
from events.models import CoHost, EventPage, EventPerson, Series, Turn
from events.services.indexing import event_changed
from events.services.telling_hosts import told_left_alone


def erase(user: User) -> None:
    """Take somebody off every meeting; what nobody else ever saw goes altogether."""
    for draft in _only_theirs(user):
        number = draft.pk
        draft.delete()
        PageLogEntry.objects.filter(page=number).delete()
    named = list(EventPage.objects.filter(Q(owner=user) | Q(people__user=user)).distinct())
    EventPerson.objects.filter(user=user).delete()
    EventPage.objects.filter(owner=user).update(owner=None)
    CoHost.objects.filter(answered_by=user).update(answered_by=None)
    Turn.objects.filter(asked_by=user).update(asked_by=None)
    Series.objects.filter(coordinator=user).update(coordinator=None)
    for event in named:
        event_changed(event=event)
        event.refresh_from_db()
        if _is_left_alone(event):
            told_left_alone(event)


def _is_left_alone(event: EventPage) -> bool:
    """Say whether people will come to something that nobody organises any more."""
    is_to_come = event.ends_at is not None and event.ends_at > timezone.now()
    if event.state != EventState.PLANNED or not is_to_come:
        return False
    if event.owner_id is not None or event.organisation_id is not None:
        return False
    return not event.people.exclude(role=PersonRole.SPEAKER).exclude(user=None).exists()


def _only_theirs(user: User) -> QuerySet[EventPage]:
    """Select announcements that never left the desk of this person, with nobody organising along."""
    drafts = EventPage.objects.filter(
        owner=user, state=EventState.DRAFT, live=False, first_published_at=None
    )
    return drafts.exclude(Q(people__user__isnull=False) & ~Q(people__user=user))


def export(user: User) -> dict[str, Any]:
    """Give what somebody announced, where they have a role, and what they asked or answered as host."""
    return {
        _("Bijeenkomsten die je aankondigde"): [
            {"Titel": one.title, "Waarvoor": one.goal, "Begint": one.starts_at}
            | {"Stand": one.get_state_display()}
            for one in EventPage.objects.filter(owner=user)
        ],
        _("Je rol bij bijeenkomsten"): [
            {"Bijeenkomst": one.event.title, "Rol": one.role, "Van": one.about}
            for one in EventPerson.objects.filter(user=user).select_related("event")
        ],
        _("Antwoorden als medeorganisator"): [
            {"Bijeenkomst": one.event.title, "Organisatie": str(one.organisation)}
            | {"Antwoord": one.state, "Op": one.answered_at}
            for one in CoHost.objects.filter(answered_by=user).select_related(
                "event", "organisation"
            )
        ],
        _("Reeksen die je coördineert"): [
            {"Reeks": one.title} for one in Series.objects.filter(coordinator=user)
        ],
        _("Beurten die je vroeg"): [
            {"Reeks": one.series.title, "Nummer": one.number, "Gevraagd op": one.asked_at}
            for one in Turn.objects.filter(asked_by=user).select_related("series")
        ],
    }
