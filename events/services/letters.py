"""What every mail about a registration holds: who it is for, when and where, and the appointment."""

from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime

from alliantie.mail import queue_mail
from events.calendaring.addresses import door_of, own_page_of, page_of
from events.calendaring.appointment import (
    CANCELLED,
    CONFIRMED,
    Own,
    appointment,
    changed_at,
    removal,
)
from events.calendaring.clocks import clocks_of
from events.calendaring.files import CANCEL, REQUEST, calendar_text
from events.calendaring.texts import one_line
from events.choices import Mode
from events.models import Registration

from . import seeing

# What somebody hears of a meeting they may not see any more: that they need not come.
ENDS = frozenset({"event_called_off", "event_signed_off"})


def address_of(registration: Registration) -> str:
    """Give where mail about this registration goes; nowhere once the person is erased or suspended."""
    if registration.erased_at is not None:
        return ""
    user = registration.user
    if user is None:
        return registration.email
    return user.email if user.is_active else ""


def queue_letter(
    registration: Registration, *, template: str, once: str, calendar: str = "", **told: Any
) -> None:
    """Queue one mail to who registered, with the change that caused it; the same `once` is one mail.

    Who may not see the meeting any more hears only that their place ended, and nothing of what it is.
    """
    address = address_of(registration)
    if not address:
        return
    if seeing.may_see(registration):
        context = {**told_of(registration), **told}
    elif template in ENDS:
        context = {**told, **_left_of(registration)}
    else:
        return
    queue_mail(
        template=template,
        to=address,
        context=context,
        once_key=f"{template}-{registration.pk}-{once}",
        calendar=calendar,
    )


def _left_of(registration: Registration) -> dict[str, Any]:
    """Give what may be told of a meeting that is not shown: what it was, to whom it was meant for."""
    if seeing.is_meant_for(registration.event, registration.user):
        return {**told_of(registration), "page": ""}
    since = date_format(localtime(registration.registered_at), "j F Y")
    return {"name": _greeted(registration), "title": "", "reason": "", "since": since}


def told_of(registration: Registration) -> dict[str, Any]:
    """Give what every letter says: for whom it is, when and where, and the way on."""
    event = registration.event
    shown = clocks_of(event)
    many = len(shown) > 1
    place = ", ".join(filter(None, (one_line(event.venue), one_line(event.address))))
    return {
        "name": _greeted(registration),
        "title": one_line(event.title),
        "times": [f"{one.label}: {one.words}" if many else one.words for one in shown],
        "place": place if event.mode != Mode.ONLINE else "",
        "is_online": event.mode != Mode.IN_PERSON,
        "page": page_of(event),
        "own_page": own_page_of(registration),
        "link": door_of(registration),
        "prepare": event.prepare,
    }


def _greeted(registration: Registration) -> str:
    user = registration.user
    return one_line(user.first_name if user is not None else registration.name)


def invitation(registration: Registration, *, stamp: datetime | None = None) -> str:
    """Write the appointment that puts, or moves, the meeting in somebody's calendar."""
    since = max(changed_at(registration.event), stamp or registration.registered_at)
    own = Own(door_of(registration), address_of(registration), CONFIRMED, since)
    return calendar_text([appointment(registration.event, own)], method=REQUEST)


def withdrawal(registration: Registration) -> str:
    """Write the appointment that takes the meeting out of somebody's calendar."""
    event = registration.event
    since = max(changed_at(event), registration.ended_at or registration.registered_at)
    own = Own(door_of(registration), address_of(registration), CANCELLED, since)
    is_theirs = seeing.is_meant_for(event, registration.user)
    gone = appointment(event, own) if is_theirs else removal(event, own)
    return calendar_text([gone], method=CANCEL)
