"""The pages about meetings."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from alliantie.http import ActorRequest
from events.models import EventIndexPage, EventPage, Series
from events.presenting.series import SeriesPresentation


@require_safe
def overview(request: ActorRequest) -> HttpResponse:
    """Show the one overview; asked straight by its address, which spares the walk down the tree."""
    page = EventIndexPage.objects.visible_to(request.actor).filter(slug="bijeenkomsten").first()
    if page is None:
        raise Http404
    return TemplateResponse(request, page.get_template(request), page.get_context(request))


@require_safe
def event(request: ActorRequest, slug: str) -> HttpResponse:
    """Show one meeting; asked straight by its address, which spares the walk down the tree."""
    rows = EventPage.objects.visible_to(request.actor).for_lines()
    page = get_object_or_404(rows, slug=slug)
    return TemplateResponse(request, page.get_template(request), page.get_context(request))


@require_safe
def series(request: ActorRequest, slug: str) -> HttpResponse:
    """Show a series to whom at least one of its meetings is shown."""
    row = get_object_or_404(Series, slug=slug)
    shown = SeriesPresentation(row, request.actor, request.GET.get("pagina", "1"))
    if not shown.is_seen:
        raise Http404
    return render(request, "events/series.html", {"shown": shown, "series": row})
