"""The host writes down what came of a meeting."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alliantie.http import ActorRequest
from alliantie.signed_in import for_signed_in
from events.models import ActionItem, EventPage, Report, ReportLine
from events.policies.hosting import EventRefusedError
from events.presenting.evaluations import thoughts_of
from events.services import reporting

from .access import own_event
from .keyed import keep_once
from .report_forms import ActionForm, LineForm, ReportForm, people_of

WRONG = 400


def _own(request: ActorRequest, slug: str) -> EventPage:
    return own_event(request.actor, slug)


@for_signed_in
@require_http_methods(["GET", "HEAD"])
def report(request: ActorRequest, slug: str) -> HttpResponse:
    """Show what is written down and the forms to add to it."""
    return _page(request, _own(request, slug))


def _page(request: ActorRequest, event: EventPage, status: int = 200, **forms: Any) -> HttpResponse:
    found = Report.objects.filter(event=event).first()
    context = {
        "event": event,
        "report": found,
        "lines": list(found.lines.filter(kind=ReportLine.DECISION)) if found else [],
        "actions": list(found.actions.select_related("owner__person")) if found else [],
        "thoughts": thoughts_of(event),
        "text_form": ReportForm(initial={"text": found.text if found else ""}),
        "line_form": LineForm(),
        "action_form": ActionForm(people=people_of(event)),
        **forms,
    }
    return render(request, "events/desk/report.html", context, status=status)


@for_signed_in
@require_POST
def write(request: ActorRequest, slug: str) -> HttpResponse:
    """Keep the text."""
    event = _own(request, slug)
    form = ReportForm(request.POST)
    if not form.is_valid():
        return _page(request, event, WRONG, text_form=form)
    reporting.write_report(event=event, actor=request.actor, text=form.cleaned_data["text"])
    messages.success(request, _("Het verslag is bewaard."))
    return redirect("host:report", slug)


@for_signed_in
@require_POST
def add_line(request: ActorRequest, slug: str) -> HttpResponse:
    """Add a decision."""
    event = _own(request, slug)
    form = LineForm(request.POST)
    if not form.is_valid():
        return _page(request, event, WRONG, line_form=form)

    def add() -> ReportLine:
        text = form.cleaned_data["text"]
        return reporting.add_line(
            event=event, actor=request.actor, kind=ReportLine.DECISION, text=text
        )

    keep_once(request, form, "event.decision", add)
    return redirect("host:report", slug)


@for_signed_in
@require_POST
def add_action(request: ActorRequest, slug: str) -> HttpResponse:
    """Add who does what before when."""
    event = _own(request, slug)
    form = ActionForm(request.POST, people=people_of(event))
    if not form.is_valid():
        return _page(request, event, WRONG, action_form=form)

    def add() -> ActionItem:
        return reporting.add_action(event=event, actor=request.actor, promise=form.promise())

    try:
        keep_once(request, form, "event.action", add)
    except EventRefusedError as error:
        form.add_error("name", error.sentence)
        return _page(request, event, WRONG, action_form=form)
    return redirect("host:report", slug)


@for_signed_in
@require_POST
def publish(request: ActorRequest, slug: str) -> HttpResponse:
    """Put it online."""
    event = _own(request, slug)
    try:
        reporting.publish_report(event=event, actor=request.actor)
    except EventRefusedError as error:
        messages.error(request, error.sentence)
    else:
        messages.success(request, _("Het verslag staat online."))
    return redirect("host:report", slug)


@for_signed_in
@require_POST
def finish(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Note that an action is done; also by who does it, from the page of the meeting."""
    item = get_object_or_404(
        ActionItem.objects.select_related("report__event"), pk=pk, report__event__slug=slug
    )
    if item.owner_id != request.actor.user_id:
        _own(request, slug)
    reporting.finish_action(item=item, actor=request.actor)
    messages.success(request, _("Mooi, dat is gedaan."))
    if item.owner_id == request.actor.user_id:
        return redirect(item.report.event.url or "host:overview")
    return redirect("host:report", slug)
