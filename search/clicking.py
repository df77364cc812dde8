"""Where a page tells that a result was opened."""

from allauth.account.adapter import get_adapter
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from alliantie.throttles import ONE_MINUTE, ThrottledError, hit

from .asked_log import TOKEN_SECONDS, note_click, read_click

CLICKS_A_MINUTE = 60


# The signed token says what may be counted; visitors have no cookie to protect.
@csrf_exempt
@require_POST
def click(request: HttpRequest) -> HttpResponse:
    """Count one click; the same click of the same visitor counts once."""
    address = str(get_adapter(request).get_client_ip(request))
    hit(scope="search_click", key=address, limit=CLICKS_A_MINUTE, seconds=ONE_MINUTE)
    token = request.POST.get("token") or request.GET.get("token", "")  # a ping carries it there
    try:
        clicked = read_click(token)
    except BadSignature:
        return HttpResponseBadRequest()
    try:
        hit(scope="search_clicked", key=f"{address} {clicked}", limit=1, seconds=TOKEN_SECONDS)
    except ThrottledError:
        return HttpResponse(status=204)
    note_click(token=token)
    return HttpResponse(status=204)
