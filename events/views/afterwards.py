"""What somebody answers afterwards, by the link in their mail; opening it changes nothing."""

from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from alliantie.http import ActorRequest
from alliantie.throttles import ONE_HOUR, hit
from events.forms.afterwards import EvaluationForm, UsedForm
from events.models import AfterAsk
from events.services import afterwards
from events.services.seeing import may_see

WRONG = 400
ANSWERS_AN_HOUR = 120


def _asked(request: ActorRequest, secret: str) -> AfterAsk:
    """Find by the secret of the link; of who is erased or may not see it there is none any more."""
    if request.method == "POST":
        origin = str(get_adapter(request).get_client_ip(request))
        hit(scope="afterwards", key=origin, limit=ANSWERS_AN_HOUR, seconds=ONE_HOUR)
    rows = AfterAsk.objects.select_related("registration__event", "registration__user")
    found: AfterAsk = get_object_or_404(rows, secret=secret, registration__erased_at=None)
    if not may_see(found.registration):
        raise Http404
    return found


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def evaluate(request: ActorRequest, secret: str) -> HttpResponse:
    """Ask three questions, once."""
    ask = _asked(request, secret)
    form = EvaluationForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        afterwards.evaluate(ask=ask, **form.cleaned_data)
    is_answered = ask.evaluated_at is not None or form.is_valid()
    return _page(request, ask, "evaluate", form, is_answered=is_answered)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def used(request: ActorRequest, secret: str) -> HttpResponse:
    """Ask whether it was used; who says yes is led to begin a use case."""
    ask = _asked(request, secret)
    first = {"used": ask.used, "told": ask.used_told}
    form = UsedForm(request.POST if request.method == "POST" else None, initial=first)
    if form.is_valid():
        afterwards.tell_used(ask=ask, **form.cleaned_data)
    return _page(request, ask, "used", form, is_answered=form.is_valid())


def _page(
    request: ActorRequest, ask: AfterAsk, name: str, form: forms.Form, *, is_answered: bool
) -> HttpResponse:
    event = ask.registration.event
    tells = form.is_valid() and form.cleaned_data.get("used") == "yes"
    begin = f"{reverse('desk:begin')}?{urlencode({'bijeenkomst': event.slug})}"
    context = {
        "meeting": event.title,
        "form": form,
        "is_answered": is_answered,
        "begin_url": begin if tells else "",
    }
    status = WRONG if form.is_bound and not form.is_valid() and not is_answered else 200
    return render(request, f"events/afterwards/{name}.html", context, status=status)
