"""Find somebody's own case, and say what to do when they are no longer signed in."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from alliantie.given_back import typed_texts
from alliantie.http import ActorRequest
from alliantie.visibility import Actor
from cases.models import CasePage
from cases.policies.writing import Work, Writer
from cases.writers import work_of, writer_of

UNAUTHORIZED = 401
AUTOSAVE = "bewaren/"  # what an address of a form ends in when the script saves
View = Callable[Concatenate[Any, ...], HttpResponse]


def login_url(request: HttpRequest, way_on: str = "") -> str:
    """Give where to sign in to come back here."""
    return f"{reverse('account_login')}?{urlencode({'next': way_on or request.path})}"


def wants_json(request: HttpRequest) -> bool:
    """Say whether the script asks."""
    return request.headers.get("accept") == "application/json"


def for_writers(view: View) -> View:
    """Ask to sign in; what was typed when the session had ended is given back."""

    @never_cache
    @wraps(view)
    def guarded(request: ActorRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.actor.is_signed_in:
            return view(request, *args, **kwargs)
        if wants_json(request):
            form = request.path.removesuffix(AUTOSAVE)
            return JsonResponse({"login": login_url(request, form)}, status=UNAUTHORIZED)
        if request.method != "POST":
            return redirect(login_url(request))
        context = {"texts": typed_texts(request), "login": login_url(request)}
        return render(request, "cases/desk/signed_out.html", context, status=UNAUTHORIZED)

    return guarded


def own_page(actor: Actor, pk: int) -> CasePage:
    """Give a case this person may work on; anybody else's does not exist here."""
    page = CasePage.objects.workable_by(actor).select_related("organisation").filter(pk=pk)
    found: CasePage | None = page.first()
    if found is None:
        raise Http404
    return found


def rights(actor: Actor, page: CasePage) -> tuple[Writer, Work]:
    """Read what the rules ask about."""
    return writer_of(actor), work_of(page)
