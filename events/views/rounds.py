"""The round of open news, on the phone of who is there."""

from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alliantie.http import ActorRequest
from alliantie.signed_in import for_signed_in
from alliantie.throttles import ThrottledError
from events.forms.rounds import SayForm
from events.models import EventPage, Report, ReportLine
from events.policies.hosting import EventRefusedError
from events.policies.rounds import PER_PERSON, may_add
from events.services import hosts, rounds

WRONG, TOO_OFTEN = 400, 429


def _event(request: ActorRequest, slug: str) -> EventPage:
    """Give a meeting this member has a seat at, or runs; any other has no round here."""
    event = get_object_or_404(EventPage.objects.visible_to(request.actor), slug=slug)
    if not rounds.takes_part(event, request.actor) and not hosts.may_run(event, request.actor):
        raise Http404
    return event


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def told(request: ActorRequest, slug: str) -> HttpResponse:
    """Show what was told, and add a line; looking changes nothing."""
    event = _event(request, slug)
    form = SayForm(request.POST if request.method == "POST" else None)
    if not form.is_bound:
        return _page(request, event, form)
    if not form.is_valid():
        return _page(request, event, form, WRONG)
    key, text = form.cleaned_data["key"] or uuid4(), form.cleaned_data["text"]
    try:
        rounds.say(event=event, actor=request.actor, text=text, key=key)
    except (EventRefusedError, ThrottledError) as error:
        form.add_error(None, error.sentence)
        status = TOO_OFTEN if isinstance(error, ThrottledError) else WRONG
        return _page(request, event, form, status)
    messages.success(request, _("Je regel staat erbij."))
    return redirect("events:round", slug)


def _page(
    request: ActorRequest, event: EventPage, form: SayForm, status: int = 200
) -> HttpResponse:
    report = Report.objects.filter(event=event).first()
    online = report is not None and report.published_at is not None
    lines = ReportLine.objects.standing().filter(report__event=event, kind=ReportLine.ROUND)
    context = {
        "event": event,
        "form": form,
        "is_open": may_add(event.starts_at, event.ends_at, timezone.now(), is_online=online),
        "takes_part": rounds.takes_part(event, request.actor),
        "own": [one for one in lines if _is_own(one, request)] if not online else [],
        "lines": [one for one in lines if online or not _is_own(one, request)],
        "most": PER_PERSON,
    }
    return render(request, "events/round.html", context, status=status)


def _is_own(line: ReportLine, request: ActorRequest) -> bool:
    return line.source_id is None and line.user_id == request.actor.user_id


@for_signed_in
@require_POST
def take_back(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Take one's own line off."""
    event = _event(request, slug)
    rows = ReportLine.objects.select_related("report__event").filter(report__event=event)
    line = get_object_or_404(rows, pk=pk, user=request.actor.user_id, source=None)
    try:
        rounds.remove_line(line=line, actor=request.actor)
    except EventRefusedError:
        messages.error(
            request, _("Het verslag staat online. Vraag de organisator om je regel weg te halen.")
        )
    else:
        messages.success(request, _("Je regel is weg."))
    return redirect("events:round", slug)
