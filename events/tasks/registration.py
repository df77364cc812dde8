"""Work for later of registrations: each may run twice and does its thing once."""

from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from events.choices import RegistrationState
from events.models import EventPage, ReservedSeats
from events.services import guests, reminding, retention
from events.services.capacity import release_kept
from events.services.offering import let_offers_lapse, tell_who_waited


@task()
def mind_seats() -> None:
    """Let offers lapse, release kept seats whose day came, offer what is free down the line.

    Who still waits when it begins is told once that no seat came free.
    """
    now = timezone.now()
    due = ReservedSeats.objects.filter(released_at=None, release_at__lte=now)
    for event in EventPage.objects.filter(reserved__in=due).distinct():
        release_kept(event=event)
    waits = (RegistrationState.WAITING, RegistrationState.OFFERED)
    coming = EventPage.objects.on_the_site(now).coming(now).filter(registrations__state__in=waits)
    over = EventPage.objects.filter(
        registrations__state=RegistrationState.OFFERED, ends_at__lte=now
    )
    for event in EventPage.objects.filter(Q(pk__in=coming) | Q(pk__in=over)):
        let_offers_lapse(event=event)
    tell_who_waited(now)


@task()
def remind_participants() -> None:
    """Remind who comes."""
    reminding.remind()


@task()
def forget_participants() -> None:
    """Delete what nobody confirmed, answers whose purpose is over, and who came long ago."""
    guests.forget_unconfirmed()
    retention.forget_answers()
    retention.forget_people()
