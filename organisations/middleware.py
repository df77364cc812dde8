"""Put the actor on every request, read only when somebody asks."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from accounts.middleware import showed_second_factor
from accounts.models import User
from alliantie.reader import read_by
from alliantie.visibility import Actor

from .actors import actor_for


class ActorMiddleware:
    """Set `request.actor` and `request.holds_role`; no query before an output asks for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Attach the actor lazily; who holds a role is shown the way to the CMS before the second factor."""
        known = cache(lambda: actor_for(request.user))
        request.actor = SimpleLazyObject(lambda: _actor(request, known()))  # type: ignore[attr-defined]  # set for views
        request.holds_role = SimpleLazyObject(lambda: bool(known().roles))  # type: ignore[attr-defined]  # set for the header
        with read_by(lambda: request.actor):  # type: ignore[attr-defined]  # set above
            return self.get_response(request)


def _actor(request: HttpRequest, actor: Actor) -> Actor:
    """Read the actor; where the CMS asks a second factor, a curator without it sees what a member sees."""
    if not (settings.CMS_REQUIRES_MFA and actor.roles):
        return actor
    user = request.user
    if isinstance(user, User) and showed_second_factor(request, user):
        return actor
    return replace(actor, roles=frozenset())
