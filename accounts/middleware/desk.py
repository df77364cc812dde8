"""What somebody does first on the desk: set a new second factor, agree with what is new."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.forms import AgreeForm
from accounts.models import User
from accounts.presenting.kept_form import kept_first
from accounts.services import terms
from accounts.services.second_factor import NEEDS_FACTOR
from accounts.views.terms import LATER, asking
from alliantie.refusals import refusal

DESK = "/mijn/"
# Taking data along and being erased need no agreement.
OPEN = ("/mijn/gegevens/",)
READS = ("GET", "HEAD")


class DeskMiddleware:
    """Ask once a session; reading the site, one's own data and signing in stay open."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on; what comes first is asked just before the view."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """Ask what comes first; a form is kept in the page only once its token was checked.

        Otherwise another site could put words in a form that somebody then sends as their own.
        """
        if request.path_info.startswith(DESK) and not request.path_info.startswith(OPEN):
            return self._first(request)
        return None

    def _first(self, request: HttpRequest) -> HttpResponse | None:
        user = request.user
        if not isinstance(user, User):
            return None
        if request.method in READS and request.session.get(NEEDS_FACTOR):
            messages.warning(
                request, _("Je tweede stap is weggehaald. Zet hier een nieuwe tweede stap aan.")
            )
            return redirect("mfa_activate_totp")
        asked = terms.asked_now()
        if not asked or request.session.get(terms.AGREED) == asked:
            return None
        owed = terms.owed_by(user.pk)
        if owed:
            return _ask(request, AgreeForm(versions=owed))
        request.session[terms.AGREED] = asked
        return None


def _ask(request: HttpRequest, form: AgreeForm) -> HttpResponse:
    if request.headers.get("HX-Request"):
        # Asked by a script while somebody types: the text stays in the page, and in the browser.
        return refusal(
            request,
            status=LATER,
            title=_("Er zijn nieuwe afspraken"),
            sentence=_("Lees eerst de nieuwe afspraken. Je tekst staat nog op je scherm."),
        )
    if request.method in READS:
        query = urlencode({"next": request.get_full_path()})
        return redirect(f"{reverse('account_agree')}?{query}")
    return asking(request, form, request.get_full_path(), LATER, kept=kept_first(request))
