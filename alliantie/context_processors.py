"""What every page shows: menu, footer, notice."""

from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from .frame import Frame, frame
from .visibility import VISITOR, Actor


def site(request: HttpRequest) -> dict[str, Any]:
    """Give templates the site's frame as seen from this page; a part of a page does not ask for it."""
    return {"frame": SimpleLazyObject(lambda: _seen(request))}


def _seen(request: HttpRequest) -> Frame:
    return frame().seen_from(request.path, now=timezone.now(), actor=lambda: _actor(request))


def _actor(request: HttpRequest) -> Actor:
    """Ask who is reading; an error page may come before anybody knows."""
    try:
        is_known = bool(request.actor.is_signed_in)  # type: ignore[attr-defined]  # set by ActorMiddleware
    except (AttributeError, DatabaseError):
        return VISITOR
    return request.actor if is_known else VISITOR  # type: ignore[attr-defined]
