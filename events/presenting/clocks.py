"""The clocks a meeting is shown on."""

from events.models import EventPage
from events.policies.moments import Clocks, clocks, concerns_caribbean


def clocks_of(event: EventPage) -> tuple[Clocks, ...]:
    """Give the times to show, on both clocks where people on the islands look; fetch the organisation along."""
    if event.starts_at is None or event.ends_at is None:
        return ()
    host = event.organisation.region if event.organisation else ""
    both = concerns_caribbean(event.zone, event.region, host)
    return clocks(event.starts_at, event.ends_at, zone=event.zone, both=both)
