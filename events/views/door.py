"""The personal link: look who it is for, and open the meeting with one press of a button."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from alliantie.http import ActorRequest
from alliantie.throttles import ONE_MINUTE, hit
from events.models import Registration
from events.policies.doors import DoorClosedError
from events.presenting.door import DoorPage
from events.services.doors import Opened, found_by, open_door, renew_link

from .registering import origin_of

COOKIE, SALT = "ao_link", "events.door"
PRESSES_A_MINUTE = 30
KEPT_AFTER = timedelta(hours=1)
# A meeting program sends on from address to address; a browser asks this policy at each of them.
TO_THE_MEETING = {"form-action": ["https:", "http:"]}


def _secretly(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let the address of this page go nowhere: not kept, not passed on to where somebody goes next.

    Without a referrer browsers send no origin that Django's check of forms could hold on to. The
    secret in the address does that work here: who does not know it cannot send this form.
    """

    @csrf_exempt
    @never_cache
    @wraps(view)
    def guarded(request: ActorRequest, secret: str) -> HttpResponse:
        response = view(request, secret)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex"
        return response

    return guarded


@_secretly
@require_http_methods(["GET", "HEAD", "POST"])
def door(request: ActorRequest, secret: str) -> HttpResponse:
    """Show the meeting; only pressing the button marks this device and goes in."""
    registration = _found(request, secret)
    device = request.get_signed_cookie(COOKIE, default="", salt=SALT) or ""
    if request.method != "POST":
        return _page(request, registration, device)
    takes_over = request.POST.get("overnemen") == "ja"
    try:
        opened = open_door(registration=registration, device=device, takes_over=takes_over)
    except DoorClosedError:
        registration.refresh_from_db(fields=["opened_on", "moved_devices", "state"])
        return _page(request, registration, device, status=HTTPStatus.CONFLICT)
    return _go(request, registration, opened)


@_secretly
@require_POST
def renew(request: ActorRequest, secret: str) -> HttpResponse:
    """Mail a fresh link to who registered; this one is dead from now on."""
    registration = _found(request, secret)
    renew_link(registration=registration, actor_id=request.actor.user_id)
    return render(request, "events/door_renewed.html", {"title": registration.event.title})


def _found(request: ActorRequest, secret: str) -> Registration:
    """Give whose link it is. Guesses are counted by where they come from, presses of a link by link.

    A whole ministry comes from one address, and opens its links in the same minute.
    """
    found = found_by(secret)
    counted = origin_of(request) if found is None else f"registration {found.pk}"
    hit(scope="event-door", key=counted, limit=PRESSES_A_MINUTE, seconds=ONE_MINUTE)
    if found is None:
        raise Http404
    return found


def _page(
    request: ActorRequest, registration: Registration, device: str, *, status: int = HTTPStatus.OK
) -> HttpResponse:
    shown = DoorPage(registration, device)
    response = render(request, "events/door.html", {"shown": shown}, status=status)
    if shown.is_open or shown.may_take_over:
        response._csp_update = TO_THE_MEETING  # type: ignore[attr-defined]  # noqa: SLF001 - django-csp's own way
    return response


def _go(request: ActorRequest, registration: Registration, opened: Opened) -> HttpResponse:
    """Go to the meeting; with a note of the host first back to the page, where it can be read."""
    reads_note = opened.is_new_here and bool(opened.note)
    target = request.path if reads_note else opened.url
    response = HttpResponseRedirect(target)
    response.status_code = HTTPStatus.SEE_OTHER
    ends_at = registration.event.ends_at or timezone.now()
    response.set_signed_cookie(
        COOKIE,
        opened.device,
        salt=SALT,
        path=request.path,
        max_age=ends_at + KEPT_AFTER - timezone.now(),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response
