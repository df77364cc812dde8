"""Who runs a meeting, and who still does so for its organisation."""

from alliantie.visibility import Actor
from cases.writers import writer_of
from events.models import EventPage
from events.policies.announcing import Meeting, check_belong, is_host
from events.policies.hosting import EventRefusedError, NotYourMeetingError

from .pages import meeting_of


def runs(event: EventPage, actor: Actor) -> bool:
    """Say whether this meeting is somebody's to look at on the desk, also after they left; one query."""
    return _is_theirs(meeting_of(event), actor)


def check_runs(event: EventPage, actor: Actor) -> None:
    """Refuse who does not run it, and who left the organisation they ran it for; two queries.

    Whether it exists is not told to the first; the second may read it and is told why.
    """
    meeting = meeting_of(event)
    if not _is_theirs(meeting, actor):
        raise NotYourMeetingError
    check_belong(writer_of(actor), meeting, is_editor=actor.is_editor)


def may_run(event: EventPage, actor: Actor) -> bool:
    """Say whether somebody runs it today: sees who comes, speaks for it, works on it."""
    try:
        check_runs(event, actor)
    except EventRefusedError:
        return False
    return True


def _is_theirs(meeting: Meeting, actor: Actor) -> bool:
    return actor.is_editor or is_host(meeting, user_id=actor.user_id, administers=actor.administers)
