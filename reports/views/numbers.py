"""How many reports there were and what came of them, for everybody."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alliantie.http import ActorRequest
from reports.presenting.numbers import quarters


@require_safe
def numbers(request: ActorRequest) -> HttpResponse:
    """Show the quarters, newest first; no people and no titles."""
    return render(request, "reports/numbers.html", {"quarters": quarters()})
