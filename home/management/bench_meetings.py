"""Meetings for measuring: past and coming ones of one organisation, and one with half of all registrations."""

from datetime import timedelta

from django.utils import timezone

from events.choices import RegistrationState, Side
from events.management.made_up import make_meeting
from events.models import EventPage, Registration, Series
from organisations.choices import OrganisationKind
from organisations.models import Organisation
from themes.models import Theme

BATCH = 2000
EACH_DAY = 4  # so many a day, from a year ago until the last one


def make_meetings(number: int, *, registrations: int) -> EventPage:
    """Fill the site; gives the meeting that half of those registered come to, the rest is spread."""
    body = Organisation.objects.create(
        name="Druk huis",
        slug="druk-huis",
        kind=OrganisationKind.NGO,
        description="Om mee te meten.",
    )
    series = Series.objects.create(title="Druk", slug="druk")
    themes = list(Theme.objects.order_by("pk")[:1])
    begins = timezone.now() - timedelta(days=number / EACH_DAY / 2)
    made = []
    for at in range(number):
        starts_at = begins + timedelta(days=at / EACH_DAY)
        event = make_meeting(f"Meting {at}", starts_at=starts_at, organisation=body, series=series)
        event.themes.set(themes)
        event.save()
        made.append(event)
    busy = made[-1]
    half = registrations // 2
    _register([busy] * half + [made[at % number] for at in range(registrations - half)])
    return busy


def _register(events: list[EventPage]) -> None:
    now = timezone.now()
    Registration.objects.bulk_create(
        [
            Registration(
                event=event,
                name=f"Mens {at}",
                email=f"drukte{at}@example.org",
                side=Side.OUTSIDE,
                state=RegistrationState.CONFIRMED,
                registered_at=now,
            )
            for at, event in enumerate(events)
        ],
        batch_size=BATCH,
    )
