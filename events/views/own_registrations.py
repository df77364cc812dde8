"""Somebody's own registrations in a list."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alliantie.http import ActorRequest
from alliantie.signed_in import for_signed_in
from events.presenting.own_registrations import own_list


@for_signed_in
@require_safe
def registrations(request: ActorRequest) -> HttpResponse:
    """List somebody's own: coming, waiting, past."""
    coming, waiting, past = own_list(request.actor)
    context = {"coming": coming, "waiting": waiting, "past": past}
    return render(request, "events/registration/mine.html", context)
