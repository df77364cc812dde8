"""Write to who announced a meeting what the editors decided, and to organisations that are asked along."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format

from accounts.models import User
from alliantie.choices import Role
from alliantie.mail import queue_mail
from events.choices import EventState, HostState
from events.models import CoHost, EventPage
from organisations.models import Membership


def desk_url(event: EventPage) -> str:
    """Give the full address of a meeting on its host's desk, for a mail."""
    return str(settings.SITE_URL.rstrip("/") + reverse("host:event", args=[event.slug]))


def told_received(event: EventPage) -> None:
    """Say that it arrived and by when there is an answer."""
    due = date_format(event.answer_due_on, "j F Y") if event.answer_due_on else ""
    _tell(event, "event_received", due=due)


def told_published(event: EventPage) -> None:
    """Say that it is online; organisations that were named along hear of it now."""
    _tell(event, "event_published", page_url=event.full_url or "")
    for along in event.co_hosts.filter(state=HostState.ASKED).select_related("organisation"):
        told_co_host(along)


def told_changes(event: EventPage, remark: str) -> None:
    """Say that it is the host's turn."""
    _tell(event, "event_changes", remark=remark)


def told_refused(event: EventPage, remark: str) -> None:
    """Say that it is not placed, and why."""
    _tell(event, "event_refused", remark=remark)


def told_offline(event: EventPage, remark: str) -> None:
    """Say that editors took it off the site, and why."""
    _tell(event, "event_offline", remark=remark)


def told_left_alone(event: EventPage) -> None:
    """Say to the editors that nobody organises it any more; they find a host or call it off."""
    editors = User.objects.filter(groups__name=str(Role.EDITOR.label), is_active=True)
    for editor in editors.distinct().order_by("pk"):
        queue_mail(
            template="event_left_alone",
            to=editor.email,
            context={"title": event.title, "url": desk_url(event)},
            once_key=f"event_left_alone-{event.pk}-{editor.pk}",
        )


def told_co_host(along: CoHost) -> None:
    """Ask who administers an organisation whether it organises along; once for each meeting."""
    event = along.event
    if event.state != EventState.PLANNED or along.state != HostState.ASKED:
        return
    rows = Membership.objects.administrators().filter(organisation=along.organisation)
    for membership in rows.select_related("user"):
        _queue(
            membership.user,
            "event_co_host",
            once_key=f"event_co_host-{event.pk}-{along.organisation_id}-{membership.user_id}",
            title=event.title,
            organisation=along.organisation.name,
            host=event.organisation.name if event.organisation else "",
            url=settings.SITE_URL.rstrip("/") + reverse("host:overview"),
        )


def _tell(event: EventPage, template: str, **context: str) -> None:
    """Write to who announced it; somebody who left or was suspended gets nothing."""
    if event.owner is None:
        return
    moment = f"{event.submitted_at:%Y%m%d%H%M%S%f}" if event.submitted_at else ""
    once_key = f"{template}-{event.pk}-{moment}"
    _queue(event.owner, template, once_key, title=event.title, url=desk_url(event), **context)


def _queue(user: User, template: str, once_key: str, **context: Any) -> None:
    if user.is_active:
        told = {"name": user.first_name, **context}
        queue_mail(template=template, to=user.email, context=told, once_key=once_key)
