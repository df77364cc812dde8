"""Demo meetings: past, coming, full, called off, on Bonaire, and a series of four."""

from alliantie.demonstration import DemoRun
from alliantie.models import OutgoingMail

from . import afterwards, meetings, people


def load(run: DemoRun) -> None:
    """Add the meetings that are missing; what somebody changed stays as it is, and nobody is told."""
    before = set(OutgoingMail.objects.values_list("pk", flat=True))
    added = meetings.load()
    seats = sum(people.load(event, row) for event, row in added)
    for event, row in added:
        afterwards.load(event, row)
    OutgoingMail.objects.exclude(pk__in=before).filter(sent_at=None).delete()
    run.say(f"Meetings: {len(meetings.rows())}, new registrations: {seats}")
