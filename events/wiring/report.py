"""What came of meetings elsewhere on the site."""

from events.policies.recording import MOST_BYTES

EVERY_HOUR, EVERY_QUARTER = 3600, 900
# Where a host and an editor bring a recording, and what stands in the form besides.
TAKES_RECORDINGS = (
    r"/mijn/bijeenkomsten/[^/]+/materiaal/",
    r"/cms/media/(media|audio|video)/(add|chooser/upload)/",
)
OF_THE_FORM = 2 * 1024 * 1024


def connect() -> None:
    """Register the part of the page, periodic work, what is kept of people, and whose files they are."""
    from accounts import erasing
    from alliantie import large_requests, log_privacy, periodic
    from alliantie.media.registry import register_usage
    from alliantie.models import Attachment
    from alliantie.sections import Place, register
    from cases.desk.asked import register_start
    from events import uploads
    from events.erasing import report as kept
    from events.presenting import report, rounds
    from events.presenting.beginning import from_meeting
    from events.tasks import report as tasks

    for address in TAKES_RECORDINGS:
        large_requests.register(address, most_bytes=MOST_BYTES + OF_THE_FORM)
    register_start("bijeenkomst", from_meeting)
    register(
        Place.EVENT, name="round", template="events/parts/round.html", build=rounds.build, order=10
    )
    register(Place.EVENT, name="report", template="events/parts/report.html", build=report.build)
    register_usage(model=Attachment, used_in=uploads.gives_file)
    log_privacy.keep_people_out("/achteraf/")
    periodic.register("remind_of_actions", every_seconds=EVERY_HOUR, task=tasks.remind_of_actions)
    periodic.register("ask_afterwards", every_seconds=EVERY_QUARTER, task=tasks.ask_afterwards)
    erasing.register("events.report", erase=kept.erase, export=kept.export)
