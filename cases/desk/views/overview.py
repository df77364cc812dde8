"""Somebody's own page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alliantie.http import ActorRequest
from cases.desk import listing
from cases.desk.access import for_writers


@for_writers
@require_safe
def overview(request: ActorRequest) -> HttpResponse:
    """Show what somebody works on and whose turn it is."""
    context = {
        "cases": listing.own_cases(request.actor),
        "ties": listing.own_ties(request.actor),
        "questions": listing.open_questions(request.actor),
    }
    return render(request, "cases/desk/overview.html", context)
