"""The way to the round of open news on the page of a meeting, while it is on."""

from django.urls import reverse
from django.utils import timezone

from alliantie.cards import Link
from alliantie.visibility import Actor
from events.models import EventPage
from events.policies.rounds import may_add
from events.services.rounds import takes_part


def build(actor: Actor, event: EventPage) -> Link | None:
    """Lead who takes part to the round during the meeting; outside its time nothing is asked."""
    now = timezone.now()
    if not may_add(event.starts_at, event.ends_at, now, is_online=False):
        return None
    if not takes_part(event, actor):
        return None
    return Link(label=event.title, url=reverse("events:round", args=[event.slug]))
