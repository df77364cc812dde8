"""The host leads the round of open news: begin with the monthly round, add and take off lines."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from alliantie.http import ActorRequest
from alliantie.signed_in import for_signed_in
from events.models import EventPage, ReportLine
from events.policies.hosting import EventRefusedError
from events.services import reporting, rounds
from news.models import Round

from .access import run_event
from .keyed import keep_once
from .report_forms import LineForm

WRONG = 400
MONTHS = 6


class MonthForm(forms.Form):
    """Of which month the lines are brought in."""

    use_required_attribute = False

    month = forms.ChoiceField(
        label=gettext_lazy("Welke maand?"),
        error_messages={
            "required": gettext_lazy("Kies een maand."),
            "invalid_choice": gettext_lazy("Kies een van deze maanden."),
        },
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.months = {str(one): one.month for one in Round.objects.with_lines()[:MONTHS]}
        field: Any = self.fields["month"]
        field.choices = [(name, date_format(day, "F Y")) for name, day in self.months.items()]


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def lead(request: ActorRequest, slug: str) -> HttpResponse:
    """Show the round; add a line for somebody who only says it aloud."""
    event = run_event(request.actor, slug)
    form = LineForm(request.POST if request.method == "POST" else None)
    form.fields["text"].label = _("Regel")
    if not form.is_bound:
        return _page(request, event, form=form)
    if not form.is_valid():
        return _page(request, event, WRONG, form=form)

    def add() -> ReportLine:
        text = form.cleaned_data["text"]
        return reporting.add_line(
            event=event, actor=request.actor, kind=ReportLine.ROUND, text=text
        )

    keep_once(request, form, "event.round_line", add)
    return redirect("host:round", slug)


def _page(request: ActorRequest, event: EventPage, status: int = 200, **more: Any) -> HttpResponse:
    lines = ReportLine.objects.standing().filter(report__event=event, kind=ReportLine.ROUND)
    context = {"event": event, "lines": lines, "months": MonthForm(), **more}
    return render(request, "events/desk/round.html", context, status=status)


@for_signed_in
@require_POST
def bring_in(request: ActorRequest, slug: str) -> HttpResponse:
    """Take over the lines of a month."""
    event = run_event(request.actor, slug)
    months = MonthForm(request.POST)
    if not months.is_valid():
        return _page(request, event, WRONG, months=months, form=LineForm())
    month = months.months[months.cleaned_data["month"]]
    try:
        made = rounds.bring_in(event=event, actor=request.actor, month=month)
    except EventRefusedError as error:
        messages.error(request, error.sentence)
    else:
        said = ngettext("%(number)d regel erbij.", "%(number)d regels erbij.", made)
        messages.success(request, said % {"number": made})
    return redirect("host:round", slug)
