"""Ask people to sign in for their desk; what was typed when the session had ended is given back."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from alliantie.given_back import typed_texts
from alliantie.http import ActorRequest

UNAUTHORIZED = 401
View = Callable[Concatenate[Any, ...], HttpResponse]


def login_url(request: HttpRequest, way_on: str = "") -> str:
    """Give where to sign in to come back here."""
    return f"{reverse('account_login')}?{urlencode({'next': way_on or request.path})}"


def for_signed_in(view: View) -> View:
    """Let only who is signed in by."""

    @never_cache
    @wraps(view)
    def guarded(request: ActorRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.actor.is_signed_in:
            return view(request, *args, **kwargs)
        if request.method != "POST":
            return redirect(login_url(request))
        context = {"texts": typed_texts(request), "login": login_url(request)}
        return render(request, "cases/desk/signed_out.html", context, status=UNAUTHORIZED)

    return guarded
