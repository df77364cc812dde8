"""The list of somebody's own dilemmas."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alliantie.http import ActorRequest
from cases.desk.access import for_writers
from cases.desk.dilemma_listing import own_dilemmas
from cases.presenting.own_advice import given_by


@for_writers
@require_safe
def dilemmas(request: ActorRequest) -> HttpResponse:
    """Show what somebody asked and what waits for them."""
    context = {
        "dilemmas": own_dilemmas(request.actor),
        "given": given_by(request.actor),
        "may_begin": request.actor.is_member,
    }
    return render(request, "cases/desk/dilemmas/list.html", context)
