"""Who runs a meeting."""

from alliantie.visibility import Actor
from events.models import EventPage
from events.policies.hosting import NotYourMeetingError


def runs(event: EventPage, actor: Actor) -> bool:
    """Say whether somebody runs this meeting, or curates; one query."""
    return actor.is_editor or EventPage.objects.of_host(actor).filter(pk=event.pk).exists()


def check_runs(event: EventPage, actor: Actor) -> None:
    """Refuse who does not run it; whether it exists is not told."""
    if not runs(event, actor):
        raise NotYourMeetingError
