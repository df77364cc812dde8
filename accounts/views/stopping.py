"""Stop, by the link in a mail, that a second factor is taken away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.policies import AccountRuleError
from accounts.services import second_factor

NOT_FOUND, CONFLICT = 404, 409


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Ask first: programs that look through mail open links, and press no buttons."""
    found = second_factor.reset_of(token)
    context = {"is_known": found is not None, "is_done": False, "refusal": ""}
    if found is None:
        return render(request, "accounts/stop_reset.html", context, status=NOT_FOUND)
    if request.method != "POST":
        return render(request, "accounts/stop_reset.html", context)
    try:
        second_factor.stop_reset(token=token)
    except AccountRuleError as error:
        context["refusal"] = str(error)
        return render(request, "accounts/stop_reset.html", context, status=CONFLICT)
    return render(request, "accounts/stop_reset.html", context | {"is_done": True})
