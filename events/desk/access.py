"""Find a meeting on the desk of its host; anybody else's does not exist here."""

from django.http import Http404

from alliantie.visibility import Actor
from events.models import EventPage
from events.services import hosts


def own_event(actor: Actor, slug: str) -> EventPage:
    """Give a meeting this person runs; whether another one exists is not told."""
    found: EventPage | None = (
        EventPage.objects.select_related("organisation", "seats", "door", "report")
        .filter(slug=slug)
        .first()
    )
    if found is None or not hosts.runs(found, actor):
        raise Http404
    return found
