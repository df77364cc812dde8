"""What came of a meeting: the report and what was decided, online when its host says so."""

from hashlib import sha256

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie.audit import record
from alliantie.visibility import Actor
from events.models import EventPage, Report, ReportLine
from events.policies.hosting import EventRefusedError

from .hosts import check_runs
from .indexing import event_changed

LONGEST_LINE = 400


class WrittenMeanwhileError(EventRefusedError):
    """The report was saved elsewhere since; `theirs` is what stands there now."""

    def __init__(self, theirs: str) -> None:
        super().__init__(_("Dit verslag is intussen ook ergens anders bewaard."))
        self.theirs = theirs


def version_of(text: str) -> str:
    """Name a text, so that nobody overwrites what they did not see."""
    return sha256(text.encode()).hexdigest()[:16]


@transaction.atomic
def write_report(
    *, event: EventPage, actor: Actor, text: str, started_from: str | None = None
) -> Report:
    """Keep the text of the report; `started_from` names what the form showed."""
    check_runs(event, actor)
    report, _new = Report.objects.select_for_update().get_or_create(event=event)
    if started_from is not None and report.text != text and started_from != version_of(report.text):
        raise WrittenMeanwhileError(report.text)
    report.text = text
    report.save(update_fields=["text"])
    record(action="report.write", obj=report, actor_id=actor.user_id)
    _changed(event, report)
    return report


@transaction.atomic
def publish_report(*, event: EventPage, actor: Actor) -> Report:
    """Put the report on the page of the meeting and in search; not before the meeting began."""
    check_runs(event, actor)
    if event.starts_at is None or event.starts_at > timezone.now():
        raise EventRefusedError(_("De bijeenkomst is nog niet geweest."))
    report, _new = Report.objects.select_for_update().get_or_create(event=event)
    if not report.text and not report.lines.exists() and not report.actions.exists():
        raise EventRefusedError(_("Schrijf eerst iets: een verslag, een besluit of een actie."))
    if report.published_at is None:
        report.published_at = timezone.now()
        report.save(update_fields=["published_at"])
        record(action="report.publish", obj=report, actor_id=actor.user_id)
        _changed(event, report)
    return report


@transaction.atomic
def add_line(
    *, event: EventPage, actor: Actor, kind: str, text: str, user_id: int | None = None
) -> ReportLine:
    """Add a decision, or what somebody told in the round of news."""
    check_runs(event, actor)
    said = " ".join(text.split())
    if not said:
        raise EventRefusedError(_("Schrijf iets op."))
    if len(said) > LONGEST_LINE:
        raise EventRefusedError(
            _("Maak het korter: hoogstens %(limit)d tekens.") % {"limit": LONGEST_LINE}
        )
    report, _new = Report.objects.get_or_create(event=event)
    line = ReportLine.objects.create(
        report=report, kind=kind, text=said, user_id=user_id, added_at=timezone.now()
    )
    record(action="report.line", obj=line, actor_id=actor.user_id)
    _changed(event, report)
    return line


@transaction.atomic
def take_offline(*, event: EventPage, actor: Actor) -> None:
    """Take the report off the page of the meeting and out of search; what is written stays."""
    check_runs(event, actor)
    report = Report.objects.select_for_update().filter(event=event).first()
    if report is None or report.published_at is None:
        return
    report.published_at = None
    report.save(update_fields=["published_at"])
    record(action="report.take_offline", obj=report, actor_id=actor.user_id)
    event_changed(event=event)


def _changed(event: EventPage, report: Report) -> None:
    """Let search read the report again, when it is online."""
    if report.published_at is not None:
        event_changed(event=event)
