"""An address of a part that is off says so, and gives back what was typed."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from alliantie.refusals import refusal

from .state import is_route_off

NOT_HERE = 404


class FeatureMiddleware:
    """Stand before every view: a part that is off has no door that was forgotten."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on; the view is known only after this."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_args: Any) -> HttpResponse | None:
        """Refuse what belongs to a part that is off."""
        match = request.resolver_match
        if match is None or not is_route_off(match.view_name or ""):
            return None
        return refusal(
            request,
            status=NOT_HERE,
            title=_("Dit onderdeel gebruikt dit netwerk niet"),
            sentence=_(
                "De beheerder heeft dit onderdeel uitgezet. Zoek wat je nodig hebt op de rest van de site."
            ),
        )
