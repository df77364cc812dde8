"""What one does about one's own decisions: take them back, and read why they could not be carried out."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from alliantie.choices import DecisionState
from alliantie.http import ActorRequest
from alliantie.models import Decision

from . import grace
from .absences import asking
from .listing import row_of
from .policies import WorkRefusedError
from .sources import source_of, sources_for


@require_POST
def take_back(request: ActorRequest, pk: int) -> HttpResponse:
    """Take back what one decided a moment ago, and give back what was filled in."""
    _editors_only(request)
    try:
        row = grace.take_back(pk=pk, user_id=request.actor.user_id or 0)
    except WorkRefusedError as error:
        messages.error(request, error.sentence)
        return redirect("work_today")
    messages.success(
        request, _("Je besluit is teruggenomen. Er is niets gebeurd en er ging geen mail uit.")
    )
    return redirect(_where(request, row) or reverse("work_today"))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def returned(request: ActorRequest, pk: int) -> HttpResponse:
    """Tell why a decision could not be carried out, with every word that was filled in."""
    _editors_only(request)
    mine = Decision.objects.filter(decided_by=request.actor.user_id, state=DecisionState.REFUSED)
    row = get_object_or_404(mine, pk=pk)
    if request.method == "POST":
        grace.forget(row=row)
        messages.success(request, _("Weggehaald."))
        return redirect("work_today")
    return render(
        request,
        "alliantie/cms/decision_returned.html",
        {"row": row, "words": grace.words_of(row), "url": _where(request, row)},
    )


def _where(request: ActorRequest, decision: Decision) -> str:
    """Give the screen of the work a decision is about, or nothing when it does not wait any more."""
    source = source_of(decision.kind, request.actor)
    row = row_of(source, asking(request.actor), decision.key) if source else None
    return source.address(decision.key, row.handle) if source and row else ""


def _editors_only(request: ActorRequest) -> None:
    if not sources_for(request.actor):
        raise PermissionDenied
