"""Answer an old address with the place where it ends; what stands on the site always goes before."""

from typing import Any
from urllib.parse import urlsplit

from django.db import DatabaseError
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from wagtail.contrib.redirects.middleware import RedirectMiddleware as WagtailRedirectMiddleware
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect

from alliantie.pages import BasePage
from alliantie.visibility import VISITOR, Actor

from .following import end_of, goal

NOT_HERE = 404


class RedirectMiddleware(WagtailRedirectMiddleware):
    """Wagtail's, without going in circles and without telling where a page is that one may not see."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Lead on from what is not there; with the database away it is just not there."""
        if response.status_code != NOT_HERE or request.method not in {"GET", "HEAD"}:
            return response
        try:
            return _led_on(request) or response
        except DatabaseError:
            return response


def _led_on(request: HttpRequest) -> HttpResponse | None:
    asked = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    bare = urlsplit(asked).path
    first = get_redirect(request, asked) or (get_redirect(request, bare) if bare != asked else None)
    last = end_of(first, asked=Redirect.normalise_path(bare)) if first else None
    if first is None or last is None or not _may_be_seen(last, getattr(request, "actor", VISITOR)):
        return None
    is_permanent = first.is_permanent and last.is_permanent
    kind = HttpResponsePermanentRedirect if is_permanent else HttpResponseRedirect
    answer = kind(goal(last))
    # A browser would keep a permanent one for ever, also when the page moves back.
    answer.headers["Cache-Control"] = "private, max-age=3600"
    return answer


def _may_be_seen(redirect: Redirect, actor: Actor) -> bool:
    if redirect.redirect_page is None:
        return True
    page: Any = redirect.redirect_page.specific
    if not isinstance(page, BasePage):
        return bool(page.live)
    return bool(type(page).objects.visible_to(actor).filter(pk=page.pk).exists())
