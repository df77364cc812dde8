"""The request as our views get it."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

from .visibility import Actor

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails


class ActorRequest(HttpRequest):
    """A request that knows who is asking; for annotations only, the middleware sets the attributes."""

    actor: Actor
    htmx: "HtmxDetails"
