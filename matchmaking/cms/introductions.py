"""Where editors see how introductions go, and bring two people together by hand."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alliantie.http import ActorRequest
from alliantie.throttles import ThrottledError
from matchmaking.choices import MatchKind
from matchmaking.forms.introduction import BringTogetherForm
from matchmaking.presenting.funnel import funnel
from matchmaking.services.introducing import Ground, by_hand
from people.policies.refusals import PeopleRefusedError

BAD, TOO_MANY = 400, 429


@require_safe
def overview(request: ActorRequest) -> HttpResponse:
    """Show the funnel: numbers only."""
    _editors_only(request)
    return render(request, "matchmaking/cms/funnel.html", {"funnel": funnel()})


@require_http_methods(["GET", "HEAD", "POST"])
def bring_together(request: ActorRequest) -> HttpResponse:
    """Ask two people whether they want to meet."""
    _editors_only(request)
    if request.method != "POST":
        return _form(request, BringTogetherForm())
    form = BringTogetherForm(request.POST)
    if not form.is_valid():
        return _form(request, form, BAD)
    given = form.cleaned_data
    ground = Ground(kind=MatchKind.ADVISOR, about=given["about"], why=given["why"])
    try:
        by_hand(
            one=given["one"],
            other=given["other"],
            ground=ground,
            editor=request.actor,
            key=given["key"],
        )
    except ThrottledError as error:
        form.add_error(None, error.sentence)
        return _form(request, form, TOO_MANY)
    except PeopleRefusedError as error:
        form.add_error(None, error.sentence)
        return _form(request, form, BAD)
    messages.success(request, _("Gevraagd. Ze krijgen allebei bericht en zeggen zelf ja of nee."))
    return redirect("introductions_funnel")


def _editors_only(request: ActorRequest) -> None:
    if not request.actor.is_editor:
        raise PermissionDenied


def _form(request: ActorRequest, form: BringTogetherForm, status: int = 200) -> HttpResponse:
    context = {"form": form}
    return render(request, "matchmaking/cms/bring_together.html", context, status=status)
