"""The screen where editors read what was reported, and settle it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alliantie.http import ActorRequest
from alliantie.today.following import decided, only
from people.choices import ReportState
from people.models import Conversation, Message, Report
from people.presenting.conversations import gone
from people.services.reporting import settle
from people.services.standing import newest_of, shown_name

from .today import REPORT

MOST, MESSAGES = 50, 100


@dataclass(frozen=True)
class Said:
    """One message as editors read it."""

    author: str
    text: str
    sent_at: datetime


@dataclass(frozen=True)
class Reported:
    """One report; of a conversation, with what was said until then and nothing after."""

    report: Report
    title: str
    messages: Sequence[Said]


@require_safe
def reports(request: ActorRequest) -> HttpResponse:
    """List what is open, oldest first."""
    _editors_only(request)
    found = only(request, REPORT, Report.objects.filter(state=ReportState.OPEN))
    rows = found.order_by("reported_at", "pk")[:MOST]
    return render(request, "people/cms/reports.html", {"reports": [_reported(one) for one in rows]})


@require_POST
def settle_report(request: ActorRequest, pk: int) -> HttpResponse:
    """Note that a report was dealt with."""
    _editors_only(request)
    settle(report=get_object_or_404(Report, pk=pk), actor=request.actor)
    decided(request, _("De melding is afgehandeld."))
    return redirect("people_reports")


def _editors_only(request: ActorRequest) -> None:
    if not request.actor.is_editor:
        raise PermissionDenied


def _reported(report: Report) -> Reported:
    kind, _colon, pk = report.about.partition(":")
    if kind != Conversation._meta.label_lower or not pk.isdecimal():
        return Reported(report, _("Iets op de site"), ())
    conversation = Conversation.objects.filter(pk=pk).first()
    subject = conversation.subject if conversation else ""
    title = _("Gesprek: %(subject)s") % {"subject": subject}
    if conversation is None:
        return Reported(report, title, ())
    # What was passed on after the report took its messages along.
    said = newest_of(conversation).messages.filter(sent_at__lte=report.reported_at)
    rows = said.select_related("author")[:MESSAGES]
    return Reported(report, title, [_said(one) for one in rows])


def _said(message: Message) -> Said:
    return Said(shown_name(message.author) or gone(), message.text, message.sent_at)
