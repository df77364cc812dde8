"""Write a line for each attempt of a request that was refused or failed; after the answer was made."""

import logging
from collections.abc import Callable, Iterable
from http import HTTPStatus

from django.contrib.messages import ERROR
from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from . import audit, log_privacy
from .attempts import Refusal, listening, refused_by
from .choices import Outcome
from .throttles import ONE_HOUR, ThrottledError, hit, network_of

CMS = "/cms/"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
REFUSED = frozenset(
    {
        HTTPStatus.UNAUTHORIZED,
        HTTPStatus.FORBIDDEN,
        HTTPStatus.NOT_FOUND,
        HTTPStatus.TOO_MANY_REQUESTS,
    }
)
# Enough to see what somebody tries; who goes on must not fill the disk.
LINES_AN_HOUR = 200
LINES_OF_VISITORS_AN_HOUR = 2_000
LONGEST = 64

logger = logging.getLogger(__name__)


class AttemptMiddleware:
    """Keep a line of what was refused; what is done writes its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer first; a log that cannot be written changes no answer."""
        with listening() as heard:
            response = self.get_response(request)
            tried = _tried(request, response, heard)
            if tried is not None:
                _write(request, *tried)
        return response


def not_meant(request: HttpRequest) -> None:
    """Say that this came from another site: whose session it used did not attempt anything."""
    request.is_forged = True  # type: ignore[attr-defined]  # read below


def _tried(
    request: HttpRequest, response: HttpResponse, heard: Iterable[Refusal]
) -> tuple[str, Outcome] | None:
    if getattr(request, "is_forged", False):
        return None
    if request.method in SAFE:
        return ("page.open", Outcome.REFUSED) if _kept_out(request, response) else None
    services = [name for error in heard if (name := refused_by(error))]
    if services:
        return services[-1], Outcome.REFUSED
    if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return "page.send", Outcome.FAILED
    if response.status_code in REFUSED or _kept_out(request, response):
        return "page.send", Outcome.REFUSED
    return None


def _kept_out(request: HttpRequest, response: HttpResponse) -> bool:
    """Say whether somebody who signed in came where they may not; the CMS leads them away with a message."""
    if not request.user.is_authenticated:
        return False
    if response.status_code == HTTPStatus.FORBIDDEN:
        return True
    leads = response.get("Location", "").partition("?")[0]
    ways = {reverse(name) for name in ("wagtailadmin_home", "cms_login", "account_login")}
    told = getattr(getattr(request, "_messages", None), "_queued_messages", ())
    return (
        request.path_info.startswith(CMS)
        and leads in ways
        and any(one.level == ERROR for one in told)
    )


def _write(request: HttpRequest, action: str, outcome: Outcome) -> None:
    try:
        with transaction.atomic():
            actor_id = request.user.pk if request.user.is_authenticated else None
            _count(request, actor_id)
            hidden = log_privacy.hides(request.path_info)
            audit.record_attempt(
                action=action[:LONGEST],
                place=_place(request),
                number="" if hidden else _number(request),
                actor_id=None if hidden else actor_id,
                outcome=outcome,
                origin="cms" if request.path_info.startswith(CMS) else "web",
            )
    except ThrottledError:
        return
    except DatabaseError:
        logger.warning("An attempt that was refused could not be logged.")


def _count(request: HttpRequest, actor_id: int | None) -> None:
    address = network_of(request.META.get("REMOTE_ADDR", ""))
    key = f"user:{actor_id}" if actor_id else address
    hit(scope="attempts", key=key, limit=LINES_AN_HOUR, seconds=ONE_HOUR)
    if actor_id is None:
        hit(scope="attempts", key="all", limit=LINES_OF_VISITORS_AN_HOUR, seconds=ONE_HOUR)


def _place(request: HttpRequest) -> str:
    match = request.resolver_match
    return (match.view_name if match else "")[:LONGEST]


def _number(request: HttpRequest) -> str:
    """Give the number in the address; words in it come from titles, and secrets are no numbers."""
    match = request.resolver_match
    numbers = [value for value in match.kwargs.values() if isinstance(value, int)] if match else []
    return str(numbers[-1]) if numbers else ""
