"""One case on its author's desk: where it stands and what can be done."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alliantie.http import ActorRequest
from cases.desk.access import for_writers, own_page
from cases.desk.standing import standing_of


@for_writers
@require_safe
def case(request: ActorRequest, pk: int) -> HttpResponse:
    """Show where a case stands and what to do next."""
    page = own_page(request.actor, pk)
    return render(request, "cases/desk/case.html", {"at": standing_of(page, request.actor)})
