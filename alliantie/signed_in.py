"""A page for who is signed in: anybody else is asked to sign in, and keeps what they typed."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from .http import ActorRequest
from .refusals import refusal

UNAUTHORIZED = 401
View = Callable[Concatenate[Any, ...], HttpResponse]


def for_signed_in(view: View) -> View:
    """Ask to sign in and come back; what was typed when the session had ended is given back."""

    @never_cache
    @wraps(view)
    def guarded(request: ActorRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.actor.is_signed_in:
            return view(request, *args, **kwargs)
        if request.method != "POST":
            return redirect_to_login(request.get_full_path())
        return refusal(
            request,
            status=UNAUTHORIZED,
            title=_("Log eerst in"),
            sentence=_(
                "Je was niet meer ingelogd. Er is niets opgeslagen. Log in en probeer het opnieuw."
            ),
        )

    return guarded
