"""Begin a dilemma: first what to know, then the form. Nothing is kept before it is sent."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alliantie.http import ActorRequest
from alliantie.idempotency import KeyOfAnotherError
from alliantie.refusals import refusal
from alliantie.throttles import ThrottledError
from cases.desk.access import for_writers
from cases.desk.dilemma_readers import read_by
from cases.desk.forms.dilemmas import AskForm
from cases.policies.dilemma_state import DilemmaRefusedError
from cases.services.dilemmas.singling_out import sector_of
from cases.services.dilemmas.writing import Asked, begin_dilemma

WRONG, FORBIDDEN, TOO_OFTEN = 400, 403, 429
LOOK = "kijk"  # the buttons that only look something up


@for_writers
@require_safe
def begin(request: ActorRequest) -> HttpResponse:
    """Say what can be known of it, and where to go with misconduct, before anybody types."""
    if not request.actor.is_member:
        return _not_a_member(request)
    return render(request, "cases/desk/dilemmas/begin.html")


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: ActorRequest) -> HttpResponse:
    """Take the dilemma; what was typed stays when something is wrong."""
    actor = request.actor
    if not actor.is_member:
        return _not_a_member(request)
    if request.method != "POST":
        first = {"key": uuid4(), "sector": sector_of(actor=actor)}
        return _form(request, AskForm(actor=actor, initial=first))
    form = AskForm(request.POST, actor=actor, is_peek=LOOK in request.POST)
    if form.is_peek:
        return _form(request, form)
    if not form.is_valid():
        return _form(request, form, WRONG)
    return _begun(request, form)


def _begun(request: ActorRequest, form: AskForm) -> HttpResponse:
    asked = Asked(changes=form.changes(), choice=form.chosen())
    try:
        dilemma = begin_dilemma(actor=request.actor, key=form.cleaned_data["key"], asked=asked)
    except ThrottledError as error:
        return _refused(request, form, error.sentence, TOO_OFTEN)
    except DilemmaRefusedError as error:
        return _refused(request, form, error.sentence, WRONG)
    except KeyOfAnotherError:
        wrong = _("Er ging iets mis met dit formulier. Verstuur het nog een keer.")
        return _refused(request, form, wrong, WRONG)
    messages.success(request, _("Bewaard. Alleen jij ziet dit, tot je het instuurt."))
    return redirect("desk:dilemma", dilemma.reference)


def _refused(request: ActorRequest, form: AskForm, sentence: str, status: int) -> HttpResponse:
    form.add_error(None, sentence)
    return _form(request, form, status)


def _form(request: ActorRequest, form: AskForm, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "read": read_of(request, form)}
    return render(request, "cases/desk/dilemmas/ask.html", context, status=status)


def read_of(request: ActorRequest, form: Any) -> Any:
    """Give who would read it with the choice as it stands in the form."""
    return read_by(
        readers=str(form["readers"].value()),
        name=str(form["name"].value()),
        actor=request.actor,
        invited=len(form["invited"].value() or ()),
    )


def _not_a_member(request: ActorRequest) -> HttpResponse:
    sentence = _("Een dilemma voorleggen kan als je lid bent van het netwerk.")
    return refusal(request, status=FORBIDDEN, title=_("Dit kan nog niet"), sentence=sentence)
