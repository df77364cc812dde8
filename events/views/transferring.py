"""A colleague takes a seat over: they look, and say yes with a button."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from alliantie.cards import Link
from alliantie.http import ActorRequest
from events.forms.own_registration import TakeOverForm
from events.models import EventPage, Transfer
from events.policies.registering import RegistrationRefusedError
from events.services import transferring

from .registration import WRONG, counted


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@counted
def transfer(request: ActorRequest, secret: str) -> HttpResponse:
    """Let a colleague say yes; only the button takes the seat."""
    rows = Transfer.objects.select_related("registration__event")
    asked = get_object_or_404(rows, secret=secret)
    is_guest = not request.actor.is_signed_in
    seen = EventPage.objects.visible_to(request.actor).filter(pk=asked.registration.event_id)
    if not seen.exists():
        return _not_seen(request, is_guest=is_guest)
    form = TakeOverForm(request.POST if request.method == "POST" and is_guest else None)
    if request.method != "POST":
        return _transfer_page(request, asked, form)
    if is_guest and not form.is_valid():
        return _transfer_page(request, asked, form, WRONG)
    given = form.cleaned_data if is_guest else {"user_id": request.actor.user_id}
    try:
        row = transferring.accept(transfer=asked, taker=transferring.Taker(**given))
    except RegistrationRefusedError as error:
        messages.error(request, error.sentence)
        return _transfer_page(request, asked, form, WRONG)
    messages.success(request, _("De plek is van jou."))
    return redirect("events:registration", row.secret)


def _not_seen(request: ActorRequest, *, is_guest: bool) -> HttpResponse:
    """Ask who comes by to sign in first; for who may not see it then it does not exist."""
    if is_guest:
        return redirect(f"{reverse('account_login')}?{urlencode({'next': request.path})}")
    raise Http404


def _transfer_page(
    request: ActorRequest, asked: Transfer, form: TakeOverForm, status: int = 200
) -> HttpResponse:
    context = {
        "event": asked.registration.event,
        "form": form,
        "trail": [
            Link(label=_("Bijeenkomsten"), url="/bijeenkomsten/"),
            Link(label=_("Neem een plek over")),
        ],
    }
    return render(request, "events/registration/transfer.html", context, status=status)
