"""Stop the weekly mail with one click (RFC 8058)."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from alliantie.http import ActorRequest

from .models import Letter
from .services import stop_by_letter


# Mail programs press the button for the reader and have no csrf token; the token in the address
# belongs to one letter and can do nothing else.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: ActorRequest, token: str) -> HttpResponse:
    """Say what stops and ask to press the button; only pressing it changes anything."""
    letter = get_object_or_404(Letter, token=token)
    is_done = request.method == "POST"
    if is_done:
        stop_by_letter(letter=letter, actor_id=request.actor.user_id)
    return render(request, "newsletter/stop.html", {"is_done": is_done})
