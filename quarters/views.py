"""What the network did: HTTP only."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from alliantie.http import ActorRequest
from alliantie.spreadsheets import csv_file, xlsx_file

from .models import QuarterReport
from .presenting import overview_for, page_of, spreadsheet_lines


@require_safe
def overview(request: ActorRequest) -> HttpResponse:
    """List the quarters this actor may read of."""
    return render(request, "quarters/overview.html", {"shown": overview_for(request.actor)})


@require_safe
def report(request: ActorRequest, year: str, number: str) -> HttpResponse:
    """Show one quarter."""
    shown = page_of(_found(request, year, number), request.actor)
    return render(request, "quarters/report.html", {"shown": shown})


@require_safe
def as_csv(request: ActorRequest, year: str, number: str) -> HttpResponse:
    """Give the numbers as text for a spreadsheet."""
    found = _found(request, year, number)
    return csv_file(str(found.quarter), spreadsheet_lines(found.quarter))


@require_safe
def as_xlsx(request: ActorRequest, year: str, number: str) -> HttpResponse:
    """Give the numbers as a workbook."""
    found = _found(request, year, number)
    return xlsx_file(str(found.quarter), spreadsheet_lines(found.quarter))


def _found(request: ActorRequest, year: str, number: str) -> QuarterReport:
    seen = QuarterReport.objects.visible_to(request.actor)
    return get_object_or_404(seen, year=year, number=number)
