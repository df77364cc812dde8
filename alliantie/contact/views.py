"""The contact page: what it shows, and the form on it."""

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from alliantie.http import ActorRequest
from alliantie.throttles import ThrottledError

from .forms import ContactForm
from .sending import ContactRefusedError, Message, contact_settings, send

WRONG, TOO_OFTEN = 400, 429


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: ActorRequest) -> HttpResponse:
    """Show how the network is reached, and pass on what somebody types; on an error it stays typed."""
    form = ContactForm(request.POST or None, is_signed_in=request.actor.is_signed_in)
    if request.method != "POST":
        return _page(request, form)
    if not form.is_valid():
        return _page(request, form, WRONG)
    if not form.is_from_a_program:
        refused = _send(request, form)
        if refused is not None:
            return refused
    messages.success(request, _("Dank je. Je bericht is verstuurd."))
    return redirect("contact")


def _send(request: ActorRequest, form: ContactForm) -> HttpResponse | None:
    try:
        send(
            message=_message(request, form),
            actor=request.actor,
            origin=str(get_adapter(request).get_client_ip(request)),
            key=form.cleaned_data["key"],
        )
    except ThrottledError as error:
        form.add_error(None, error.sentence)
        return _page(request, form, TOO_OFTEN)
    except ContactRefusedError as error:
        form.add_error(None, error.sentence)
        return _page(request, form, WRONG)
    return None


def _message(request: ActorRequest, form: ContactForm) -> Message:
    given = form.cleaned_data
    if request.actor.is_signed_in:
        user = request.user
        name, email = str(user.get_full_name()), str(user.email)  # type: ignore[union-attr]  # signed in
    else:
        name, email = given["name"], given["email"]
    return Message(name or email, email, given["subject"], given["text"])


def _page(request: ActorRequest, form: ContactForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "reached": contact_settings()}
    return render(request, "alliantie/contact/contact.html", context, status=status)
