"""Let people sign in without losing where they were or what they typed."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate
from urllib.parse import urlencode

from django.contrib.auth.views import redirect_to_login
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from alliantie.given_back import typed_texts
from alliantie.http import ActorRequest

UNAUTHORIZED = 401
LONGEST = 300
NOT_KEPT = {"key", "csrfmiddlewaretoken"}
View = Callable[Concatenate[Any, ...], HttpResponse]


def for_signed_in(view: View) -> View:
    """Ask to sign in; what was typed when the session had ended is given back."""

    @never_cache
    @wraps(view)
    def guarded(request: ActorRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.actor.is_signed_in:
            return view(request, *args, **kwargs)
        if request.method != "POST":
            return redirect_to_login(request.get_full_path())
        way_on = (
            f"{reverse('account_login')}?{urlencode({'next': reverse('memberships:overview')})}"
        )
        context = {"texts": typed_texts(request), "login": way_on}
        return render(request, "cases/desk/signed_out.html", context, status=UNAUTHORIZED)

    return guarded


def sign_in_links(request: ActorRequest) -> dict[str, str]:
    """Give where to sign in and where to make an account; both lead back here."""
    query = urlencode({"next": request.get_full_path()})
    return {
        "login_url": f"{reverse('account_login')}?{query}",
        "signup_url": f"{reverse('account_signup')}?{query}",
    }


def kept_in_address(request: ActorRequest, form: type[Form]) -> HttpResponse:
    """Put what somebody typed without being signed in into the address, so that it comes along."""
    typed = {
        name: request.POST[name][:LONGEST]
        for name in form.base_fields
        if name in request.POST and name not in NOT_KEPT
    }
    return redirect(f"{request.path}?{urlencode(typed)}")


def typed_before(request: ActorRequest, form: type[Form]) -> dict[str, str]:
    """Read what came along in the address."""
    return {
        name: request.GET[name][:LONGEST]
        for name in form.base_fields
        if name in request.GET and name not in NOT_KEPT
    }
