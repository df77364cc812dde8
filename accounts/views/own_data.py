"""Take one's data along, and be forgotten."""

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.erasing.account import erase_by
from accounts.erasing.exporting import export_of
from accounts.forms import EraseForm
from accounts.models import User
from accounts.policies import AccountRuleError
from alliantie.throttles import ONE_HOUR, ThrottledError, hit
from alliantie.visibility import Actor

BAD, CONFLICT, TOO_OFTEN = 400, 409, 429
TRIES_AN_HOUR = 10


def _user(request: HttpRequest) -> User:
    return User.objects.get(pk=request.user.pk or 0)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def data(request: HttpRequest) -> HttpResponse:
    """Say what we keep; a POST gives all of it as a file."""
    if request.method != "POST":
        return render(request, "accounts/data.html")
    try:
        told = export_of(_user(request))
    except ThrottledError as error:
        return render(request, "accounts/data.html", {"refusal": error.sentence}, status=TOO_OFTEN)
    response = HttpResponse(told, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="mijn-gegevens.json"'
    return response


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """Say what goes and what stays; who types the word, or their address, is erased at once."""
    user = _user(request)
    form = EraseForm(request.POST if request.method == "POST" else None, email=user.email)
    if request.method != "POST":
        return _form(request, form)
    try:
        hit(scope="account.erase", key=str(user.pk), limit=TRIES_AN_HOUR, seconds=ONE_HOUR)
        if not form.is_valid():
            return _form(request, form, BAD)
        erase_by(user=user, actor=Actor(user_id=user.pk), origin="web")
    except ThrottledError as error:
        form.add_error(None, error.sentence)
        return _form(request, form, TOO_OFTEN)
    except AccountRuleError as error:
        form.add_error(None, str(error))
        return _form(request, form, CONFLICT)
    request.session.flush()
    request.user = AnonymousUser()
    request.actor = Actor()  # type: ignore[attr-defined]  # set by ActorMiddleware
    return render(request, "accounts/erased.html")


def _form(request: HttpRequest, form: EraseForm, status: int = 200) -> HttpResponse:
    return render(request, "accounts/erase.html", {"form": form}, status=status)
