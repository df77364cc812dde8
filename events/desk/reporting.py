"""The host writes down what came of a meeting."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alliantie.http import ActorRequest
from alliantie.signed_in import for_signed_in
from events.models import EventPage, Report, ReportLine
from events.policies.hosting import EventRefusedError
from events.presenting.evaluations import thoughts_of
from events.services import reporting, rounds

from .access import run_event
from .keyed import keep_once
from .report_forms import ActionForm, LineForm, ReportForm, owners_of

WRONG = 400


@for_signed_in
@require_safe
def report(request: ActorRequest, slug: str) -> HttpResponse:
    """Show what is written down and the forms to add to it."""
    return report_page(request, run_event(request.actor, slug))


def report_page(
    request: ActorRequest, event: EventPage, status: int = 200, **forms: Any
) -> HttpResponse:
    """Show the page; a form that was refused keeps what was typed."""
    found = Report.objects.filter(event=event).first()
    actions = found.actions.select_related("owner__person", "organisation") if found else []
    context = {
        "event": event,
        "report": found,
        "lines": found.lines.filter(kind=ReportLine.DECISION) if found else [],
        "told": found.lines.standing().filter(kind=ReportLine.ROUND).count() if found else 0,
        "actions": actions,
        "thoughts": thoughts_of(event),
        "text_form": ReportForm(text=found.text if found else ""),
        "line_form": LineForm(),
        "action_form": ActionForm(owners=owners_of(event)),
        **forms,
    }
    return render(request, "events/desk/report.html", context, status=status)


@for_signed_in
@require_POST
def write(request: ActorRequest, slug: str) -> HttpResponse:
    """Keep the text; who wrote on an older one sees both."""
    event = run_event(request.actor, slug)
    form = ReportForm(request.POST)
    if not form.is_valid():
        return report_page(request, event, WRONG, text_form=form)
    text, base = form.cleaned_data["text"], form.cleaned_data["started_from"]
    try:
        reporting.write_report(
            event=event, actor=request.actor, text=text, started_from=base or None
        )
    except reporting.WrittenMeanwhileError as error:
        typed = {"text": text, "started_from": reporting.version_of(error.theirs)}
        again = ReportForm(typed)
        again.add_error(None, error.sentence)
        shown = {"text_form": again, "theirs": error.theirs}
        return report_page(request, event, WRONG, **shown)
    messages.success(request, _("Het verslag is bewaard."))
    return redirect("host:report", slug)


@for_signed_in
@require_POST
def add_line(request: ActorRequest, slug: str) -> HttpResponse:
    """Add a decision."""
    event = run_event(request.actor, slug)
    form = LineForm(request.POST)
    if not form.is_valid():
        return report_page(request, event, WRONG, line_form=form)

    def add() -> ReportLine:
        text = form.cleaned_data["text"]
        return reporting.add_line(
            event=event, actor=request.actor, kind=ReportLine.DECISION, text=text
        )

    keep_once(request, form, "event.decision", add)
    return redirect("host:report", slug)


@for_signed_in
@require_POST
def remove_line(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Take a decision or a line of the round off."""
    event = run_event(request.actor, slug)
    line = get_object_or_404(
        ReportLine.objects.select_related("report__event"), pk=pk, report__event=event
    )
    rounds.remove_line(line=line, actor=request.actor)
    messages.success(request, _("Weggehaald."))
    return redirect("host:round" if line.kind == ReportLine.ROUND else "host:report", slug)


@for_signed_in
@require_POST
def publish(request: ActorRequest, slug: str) -> HttpResponse:
    """Put it online."""
    event = run_event(request.actor, slug)
    try:
        reporting.publish_report(event=event, actor=request.actor)
    except EventRefusedError as error:
        messages.error(request, error.sentence)
    else:
        messages.success(request, _("Het verslag staat online."))
    return redirect("host:report", slug)


@for_signed_in
@require_POST
def take_offline(request: ActorRequest, slug: str) -> HttpResponse:
    """Take it off the site; what is written stays."""
    event = run_event(request.actor, slug)
    reporting.take_offline(event=event, actor=request.actor)
    messages.success(request, _("Het verslag staat niet meer online. Alleen jij ziet het nu."))
    return redirect("host:report", slug)
