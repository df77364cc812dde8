"""Work for later of registrations: each may run twice and does its thing once."""

from django.utils import timezone
from django_tasks import task

from events.choices import RegistrationState
from events.models import EventPage, ReservedSeats
from events.services import guests, reminding, retention
from events.services.capacity import release_kept
from events.services.offering import let_offers_lapse


@task()
def mind_seats() -> None:
    """Let offers lapse, release kept seats whose day came, offer what is free down the line."""
    now = timezone.now()
    due = ReservedSeats.objects.filter(released_at=None, release_at__lte=now)
    for event in EventPage.objects.filter(reserved__in=due).distinct():
        release_kept(event=event)
    waits = (RegistrationState.WAITING, RegistrationState.OFFERED)
    for event in (
        EventPage.objects.on_the_site(now)
        .coming(now)
        .filter(registrations__state__in=waits)
        .distinct()
    ):
        let_offers_lapse(event=event)


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
