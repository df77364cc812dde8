"""Where editors see who does what, what is missing, and what two of them share."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alliantie.http import ActorRequest
from alliantie.spreadsheets import as_csv
from matchmaking.presenting import overlap as overlaps
from matchmaking.presenting.matrix import matrix, matrix_lines
from organisations.choices import OrganisationKind, Region

BAD = 400


@require_safe
def overview(request: ActorRequest) -> HttpResponse:
    """Show the matrix, and the gaps."""
    _editors_only(request)
    asked = _asked(request)
    context = {
        "shown": matrix(request.actor, number=request.GET.get("pagina", "1"), **asked),
        "asked": asked,
        "regions": Region.choices,
        "kinds": OrganisationKind.choices,
    }
    return render(request, "matchmaking/cms/matrix.html", context)


@require_safe
def export(request: ActorRequest) -> HttpResponse:
    """Give the matrix as a file for a spreadsheet."""
    _editors_only(request)
    lines = matrix_lines(request.actor, **_asked(request))
    answer = HttpResponse(as_csv(lines), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="wie-doet-wat.csv"'
    return answer


@require_safe
def overlap(request: ActorRequest) -> HttpResponse:
    """Lay two themes or two organisations side by side."""
    _editors_only(request)
    one, other = request.GET.get("een", ""), request.GET.get("ander", "")
    context: dict[str, Any] = {"one": one, "other": other, "names": overlaps.names_to_choose()}
    status = 200
    if one or other:
        try:
            context["shown"] = overlaps.overlap(request.actor, one, other)
        except overlaps.CannotCompareError as error:
            context["wrong"], status = error.sentence, BAD
    return render(request, "matchmaking/cms/overlap.html", context, status=status)


def _asked(request: ActorRequest) -> dict[str, str]:
    return {"region": request.GET.get("waar", ""), "kind": request.GET.get("soort", "")}


def _editors_only(request: ActorRequest) -> None:
    if not request.actor.is_editor:
        raise PermissionDenied
