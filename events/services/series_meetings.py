"""The draft of the next meeting of a series, made once its host said yes."""

from datetime import timedelta
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from alliantie.audit import record
from alliantie.visibility import Actor
from events.choices import PersonRole, TurnState
from events.models import EventPage, EventPerson, Series, Turn
from events.policies import turning
from events.policies.hosting import EventRefusedError

from .announcing import create_event
from .series import check_coordinates, first_number, meeting_of_turn, next_meetings

LONGEST_GOAL = 400
LONGEST_TITLE = 120


@transaction.atomic
def make_meeting(*, turn: Turn, actor: Actor) -> EventPage:
    """Make the draft of the meeting an organisation said yes to; a second time gives the first.

    By the coordinator or the host; who of the two did not press the button helps, so that both see it.
    """
    series = Series.objects.select_for_update().get(pk=turn.series_id)
    row = Turn.objects.select_related("organisation").get(pk=turn.pk)
    if row.organisation_id not in actor.administers:
        check_coordinates(series, actor)
    made = meeting_of_turn(row)
    if made is not None:
        return made
    if row.state != TurnState.ACCEPTED:
        raise EventRefusedError(_("Dat kan pas als de organisatie ja heeft gezegd."))
    turning.check_is_next(row.number, first_number(series))
    event = create_event(actor=actor, key=uuid4(), changes=_changes(series, row))
    event.series, event.series_number = series, row.number
    event.save(clean=False)
    for user_id in {series.coordinator_id, row.answered_by_id, actor.user_id} - {None}:
        EventPerson.objects.create(event=event, user_id=user_id, role=PersonRole.CONTACT)
    record(action="series.meeting", obj=event, actor_id=actor.user_id)
    return event


def _changes(series: Series, turn: Turn) -> dict[str, object]:
    """Fill in what the series says of its next meeting."""
    starts_at = next_meetings(series)[0].starts_at
    minutes = timedelta(minutes=series.usual_minutes)
    return {
        "title": f"{series.title[: LONGEST_TITLE - 6]} {turn.number}",
        "goal": series.about[:LONGEST_GOAL],
        "kind": series.kind,
        "zone": series.zone,
        "starts_at": starts_at,
        "ends_at": starts_at + minutes if starts_at else None,
        "organisation": turn.organisation,
    }
