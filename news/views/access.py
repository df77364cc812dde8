"""What to do when somebody is not, or no longer, signed in."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from alliantie.given_back import typed_texts
from alliantie.http import ActorRequest

UNAUTHORIZED = 401
View = Callable[Concatenate[Any, ...], HttpResponse]


def signed_in(view: View) -> View:
    """Ask to sign in; what was typed when the session had ended is given back."""

    @never_cache
    @wraps(view)
    def guarded(request: ActorRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.actor.is_signed_in:
            return view(request, *args, **kwargs)
        login = f"{reverse('account_login')}?{urlencode({'next': request.path})}"
        if request.method != "POST":
            return redirect(login)
        context = {"texts": typed_texts(request), "login": login}
        return render(request, "cases/desk/signed_out.html", context, status=UNAUTHORIZED)

    return guarded
