"""Whom somebody could meet, and what they say to that."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliantie.http import ActorRequest
from alliantie.signed_in import for_signed_in
from alliantie.throttles import ThrottledError
from matchmaking.forms.for_you import NotThisForm
from matchmaking.models import Suggestion
from matchmaking.presenting.for_you import asked_words, for_you, one_of
from matchmaking.services import choosing
from matchmaking.services.introducing import ask_for
from people.policies.refusals import PeopleRefusedError

BAD, TOO_MANY = 400, 429


@for_signed_in
@require_safe
def overview(request: ActorRequest) -> HttpResponse:
    """Show this week's people, or what to fill in so that there are some."""
    return _page(request)


@for_signed_in
@require_POST
def ask(request: ActorRequest, pk: int) -> HttpResponse:
    """Ask to be introduced; pressing twice is pressing once."""
    try:
        made = ask_for(suggestion=_own(request, pk), actor=request.actor)
    except ThrottledError as error:
        return _page(request, error.sentence, TOO_MANY)
    except PeopleRefusedError as error:
        return _page(request, error.sentence, BAD)
    messages.success(request, asked_words(made))
    return redirect("matching:introduction", made.reference)


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def not_this(request: ActorRequest, pk: int) -> HttpResponse:
    """Ask whether there is a reason, and never suggest it again."""
    suggestion = _own(request, pk)
    form = NotThisForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            choosing.not_this(suggestion=suggestion, actor=request.actor, reason=reason)
        except PeopleRefusedError as error:
            return _page(request, error.sentence, BAD)
        messages.success(request, _("Goed. Dit voorstel krijg je niet meer."))
        return redirect("matching:for_you")
    shown = one_of(request.actor, pk)
    if request.method != "POST" and shown is None:
        return redirect("matching:for_you")
    context = {"form": form, "pk": pk, "shown": shown}
    status = BAD if form.is_bound else 200
    return render(request, "matchmaking/not_this.html", context, status=status)


@for_signed_in
@require_POST
def later(request: ActorRequest, pk: int) -> HttpResponse:
    """Put it off for four weeks."""
    suggestion, today = _own(request, pk), timezone.localdate()
    try:
        choosing.later(suggestion=suggestion, actor=request.actor, today=today)
    except PeopleRefusedError as error:
        return _page(request, error.sentence, BAD)
    messages.success(request, _("Goed. Over vier weken vragen we het nog eens."))
    return redirect("matching:for_you")


# The browser counts a click by itself (`ping`) and has no csrf token; all it can do is count once.
@csrf_exempt
@require_POST
def opened(request: ActorRequest, pk: int) -> HttpResponse:
    """Count that somebody looked further at what was suggested to them."""
    choosing.note_opened(suggestion=_own(request, pk))
    return HttpResponse(status=204)


def _own(request: ActorRequest, pk: int) -> Suggestion:
    rows = Suggestion.objects.visible_to(request.actor)
    return get_object_or_404(rows.select_related("person__user", "other__user"), pk=pk)


def _page(request: ActorRequest, refused: str = "", status: int = 200) -> HttpResponse:
    context = {"view": for_you(request.actor), "refused": refused}
    return render(request, "matchmaking/for_you.html", context, status=status)
