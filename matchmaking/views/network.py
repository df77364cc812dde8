"""The network, to look at, to read as a table and to take along as a file."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alliantie.http import ActorRequest
from matchmaking.presenting.network import (
    Network,
    NothingThereError,
    around,
    centre_of,
    everything,
    whole,
)
from matchmaking.presenting.network_page import network_file, network_page


@require_safe
def network(request: ActorRequest) -> HttpResponse:
    """Show how organisations, themes and initiatives hang together."""
    shown = network_page(_asked(request) or whole(request.actor))
    return render(request, "matchmaking/network.html", {"shown": shown})


@require_safe
def network_csv(request: ActorRequest) -> HttpResponse:
    """Give the same as a file: everything, or what is around one organisation or theme."""
    text = network_file(_asked(request) or everything(request.actor))
    answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="netwerk.csv"'
    return answer


def _asked(request: ActorRequest) -> Network | None:
    words = request.GET.get("rond", "")
    if not words:
        return None
    try:
        return around(centre_of(words, request.actor), request.actor)
    except NothingThereError as error:
        raise Http404 from error
