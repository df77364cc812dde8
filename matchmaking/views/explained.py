"""How we choose, in plain words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from matchmaking.presenting.explained import explanation


@require_safe
def explained(request: HttpRequest) -> HttpResponse:
    """Tell how suggestions come about."""
    return render(request, "matchmaking/explained.html", {"shown": explanation()})
