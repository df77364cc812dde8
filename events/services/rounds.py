"""The round of open news: begun with the lines of the monthly round, added to by who is there."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie.audit import record
from alliantie.idempotency import KeyOfAnotherError, once
from alliantie.throttles import ONE_HOUR, hit
from alliantie.visibility import Actor
from events.choices import EventState
from events.models import EventPage, Report, ReportLine
from events.policies.hosting import EventRefusedError, NotYourMeetingError
from events.policies.rounds import check_open, check_room, check_text
from news.models import RoundLine
from news.naming import listed
from organisations.models import Organisation

from . import hosts
from .indexing import event_changed

ADDS_AN_HOUR = 20
LONGEST_NAME = 110


def takes_part(event: EventPage, actor: Actor) -> bool:
    """Say whether somebody is a member with a seat at this meeting; one query."""
    if not actor.is_member or event.state != EventState.PLANNED:
        return False
    return event.registrations.coming().filter(user=actor.user_id).exists()


@transaction.atomic
def bring_in(*, event: EventPage, actor: Actor, month: date) -> int:
    """Take over what stands on the site of the monthly round; what is there already stays as it is."""
    hosts.check_runs(event, actor)
    report = _report(event)
    _check_offline(report)
    known = report.lines.filter(source__isnull=False).values("source")
    lines = RoundLine.objects.of_month(month).exclude(pk__in=known).select_related("organisation")
    made = [
        ReportLine(
            report=report,
            kind=ReportLine.ROUND,
            text=_with_house(line),
            user_id=line.author_id,
            source=line,
            added_at=timezone.now(),
        )
        for line in lines
    ]
    ReportLine.objects.bulk_create(made)
    record(action="round.bring_in", obj=report, actor_id=actor.user_id)
    return len(made)


def _with_house(line: RoundLine) -> str:
    """Say before the line for whom it was written, when that organisation is in the overview."""
    house = listed(line.organisation)
    return f"{house.name[:LONGEST_NAME]}: {line.text}" if house else line.text


def line_changed(*, line: RoundLine) -> None:
    """Let reports say what the line of the monthly round says now."""
    _say_anew(ReportLine.objects.filter(source=line.pk))


def house_changed(*, organisation: Organisation) -> None:
    """Let reports name an organisation as it is called now, or no more once it is hidden."""
    _say_anew(ReportLine.objects.filter(source__organisation=organisation.pk))


@transaction.atomic
def _say_anew(lines: "QuerySet[ReportLine]") -> None:
    for line in lines.select_related("source__organisation", "report__event"):
        text = _with_house(line.source) if line.source else line.text
        if text != line.text:
            ReportLine.objects.filter(pk=line.pk).update(text=text)
            event_changed(event=line.report.event)


def say(*, event: EventPage, actor: Actor, text: str, key: UUID) -> None:
    """Add a line as somebody who takes part, once for each form.

    Raises EventRefusedError with a sentence, and ThrottledError.
    """

    def change() -> dict[str, Any]:
        hit(scope="event-round", key=f"user:{actor.user_id}", limit=ADDS_AN_HOUR, seconds=ONE_HOUR)
        return {"line": _say(event, actor, text).pk}

    try:
        once(
            key=key, purpose=f"event.round {event.pk}", owner=f"user:{actor.user_id}", change=change
        )
    except KeyOfAnotherError as error:
        raise EventRefusedError(
            _("Dit formulier is al eens gebruikt. Stuur het nog eens.")
        ) from error


def _say(event: EventPage, actor: Actor, text: str) -> ReportLine:
    if not takes_part(event, actor):
        raise NotYourMeetingError
    report = _report(event)
    online = report.published_at is not None
    check_open(event.starts_at, event.ends_at, timezone.now(), is_online=online)
    told = report.lines.filter(kind=ReportLine.ROUND)
    own = told.filter(user=actor.user_id, source=None)
    said = check_text(text)
    check_room(own=own.count(), total=told.count())
    line = ReportLine.objects.create(
        report=report,
        kind=ReportLine.ROUND,
        text=said,
        user_id=actor.user_id,
        added_at=timezone.now(),
    )
    record(action="round.say", obj=line, actor_id=actor.user_id)
    return line


@transaction.atomic
def remove_line(*, line: ReportLine, actor: Actor) -> None:
    """Take a line off: a host any, somebody else what they said themselves while nobody else reads it."""
    event = line.report.event
    is_own = line.user_id is not None and line.user_id == actor.user_id and line.source_id is None
    if not is_own or line.report.published_at is not None:
        hosts.check_runs(event, actor)
    record(action="report.remove_line", obj=line, actor_id=actor.user_id)
    line.delete()
    if line.report.published_at is not None:
        event_changed(event=event)


def _report(event: EventPage) -> Report:
    """Give the report, while nobody else counts its lines."""
    report, _new = Report.objects.get_or_create(event=event)
    return Report.objects.select_for_update().get(pk=report.pk)


def _check_offline(report: Report) -> None:
    if report.published_at is not None:
        raise EventRefusedError(_("Het verslag staat online. Haal het eerst van de site."))
