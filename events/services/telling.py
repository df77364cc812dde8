"""Tell people by mail what became of their registration; the mail is queued with the change."""

from django.utils import timezone

from events.calendaring.clocks import offer_ends
from events.choices import EndedBy, RegistrationState
from events.models import EventPage, Registration

from . import announcing_changes
from .letters import invitation, queue_letter, withdrawal


def told_state(registration: Registration) -> None:
    """Queue the mail that belongs to the state somebody is in now."""
    tell = {
        RegistrationState.CONFIRMED: _confirmed,
        RegistrationState.WAITING: _waiting,
        RegistrationState.OFFERED: _offered,
        RegistrationState.CANCELLED: _ended,
    }.get(RegistrationState(registration.state))
    if tell is not None:
        tell(registration)


def _confirmed(registration: Registration) -> None:
    queue_letter(
        registration, template="event_confirmed", once="seat", calendar=invitation(registration)
    )
    note_in_calendar(registration)


def note_in_calendar(registration: Registration) -> None:
    """Note that somebody has the appointment, so that it is taken back when they do not come."""
    if not registration.in_calendar:
        Registration.objects.filter(pk=registration.pk).update(in_calendar=True)
        registration.in_calendar = True


def _waiting(registration: Registration) -> None:
    queue_letter(registration, template="event_waiting", once="line")


def _offered(registration: Registration) -> None:
    if registration.offered_until is None:
        return
    until = offer_ends(registration)
    once = f"{registration.offered_until:%Y%m%d%H%M}"
    queue_letter(registration, template="event_offered", once=once, until=until)


def _ended(registration: Registration) -> None:
    """Tell why; that the whole meeting is called off is told to everybody by `told_cancel`."""
    if registration.ended_by == EndedBy.MEETING:
        return
    template = {EndedBy.EXPIRED: "event_expired"}.get(
        EndedBy(registration.ended_by or EndedBy.SELF), "event_signed_off"
    )
    taken_back = withdrawal(registration) if registration.in_calendar else ""
    queue_letter(
        registration,
        template=template,
        once="end",
        calendar=taken_back,
        ended_by=registration.ended_by,
    )


def told_reminder(registration: Registration, reminder: str) -> None:
    """Queue the mail that reminds somebody, once for each reminder and each time the meeting has."""
    starts_at = registration.event.starts_at
    once = f"{reminder}-{starts_at:%Y%m%d%H%M}" if starts_at else reminder
    queue_letter(registration, template="event_reminder", once=once, reminder=reminder)


def told_no_seat(registration: Registration) -> None:
    """Queue the mail that no seat came free."""
    queue_letter(registration, template="event_no_seat", once="start")


def told_link(registration: Registration) -> None:
    """Queue the mail with a fresh personal link; the appointment gets it too."""
    now = timezone.now()
    has_seat = registration.state == RegistrationState.CONFIRMED
    queue_letter(
        registration,
        template="event_link",
        once=f"{now:%Y%m%d%H%M%S%f}",
        calendar=invitation(registration, stamp=now) if has_seat else "",
    )


def told_change(event: EventPage) -> None:
    """Have everybody who has a seat or waits told that something changed, each once for each change.

    The worker does it in batches: the host who changes a meeting of thousands does not wait for it.
    """
    announcing_changes.begin(event)


def told_cancel(event: EventPage) -> None:
    """Have everybody told that the meeting does not go on, each once."""
    announcing_changes.begin(event)
