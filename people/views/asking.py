"""Ask a question, and mend its words soon after."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts import pending
from alliantie.http import ActorRequest
from alliantie.idempotency import KeyOfAnotherError
from alliantie.throttles import ThrottledError
from people.choices import QuestionState
from people.forms.questions import AskForm
from people.models import Question
from people.policies.publishing import asks_directly
from people.policies.refusals import NotYoursError, PeopleRefusedError
from people.presenting.alike import Alike, alike, themes_in
from people.services import questions as service
from themes.policies import is_row_number

from .questions import LONGEST_ASKED, TOO_OFTEN, origin_of, own, trail

WRONG = 400
KEPT = "bewaard"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: ActorRequest) -> HttpResponse:
    """Let anybody type a question; what may answer it already is shown before it is kept."""
    if request.method != "POST":
        return _form(request, AskForm(actor=request.actor, initial=_known(request.GET)))
    typed, guessed = _with_themes(request.POST)
    form = AskForm(typed, actor=request.actor)
    if not form.is_valid():
        return _form(request, form, status=WRONG)
    if guessed or "toch" not in request.POST:
        found = alike(form.cleaned_data["text"], request.actor)
        if guessed or found:
            return _form(request, form, found=found, is_step=True)
    if not request.actor.is_signed_in:
        return _keep(request, form)
    return _ask(request, form)


def _known(params: QueryDict) -> dict[str, Any]:
    """Give what is known before somebody types: words of a search, or what was kept meanwhile."""
    kept = pending.take(params.get(KEPT, ""), service.PURPOSE)
    if kept is not None:
        return {**kept, KEPT: params.get(KEPT, "")}
    words = params.get("q", "")[:LONGEST_ASKED]
    chosen = [pk for pk in params.getlist("thema") if is_row_number(pk)]
    return {"text": words, "themes": chosen or [theme.pk for theme in themes_in(words)]}


def _with_themes(posted: QueryDict) -> tuple[QueryDict, bool]:
    """Tick what the words are about when nothing was ticked; say whether we did."""
    if posted.getlist("themes"):
        return posted, False
    typed = posted.copy()
    found = themes_in(posted.get("text", "")[:LONGEST_ASKED])
    typed.setlist("themes", [str(theme.pk) for theme in found])
    return typed, bool(found)


def _keep(request: ActorRequest, form: AskForm) -> HttpResponse:
    """Keep what was typed while somebody signs in or makes an account."""
    asking = form.asking()
    payload = {
        "text": asking.text,
        "more": asking.more,
        "themes": list(asking.theme_ids),
        "shown": asking.shown,
    }
    try:
        key = pending.keep(service.PURPOSE, payload, origin=origin_of(request))
    except ThrottledError as error:
        return _refused(request, form, error.sentence, TOO_OFTEN)
    messages.info(request, _("Log in of maak een account. Je vraag blijft bewaard."))
    way_back = f"{reverse('people:ask')}?{urlencode({KEPT: key})}"
    return redirect(f"{reverse('account_login')}?{urlencode({'next': way_back})}")


def _ask(request: ActorRequest, form: AskForm) -> HttpResponse:
    try:
        asked = service.ask(
            asking=form.asking(),
            actor=request.actor,
            origin=origin_of(request),
            key=form.cleaned_data["key"],
        )
    except ThrottledError as error:
        return _refused(request, form, error.sentence, TOO_OFTEN)
    except (PeopleRefusedError, KeyOfAnotherError) as error:
        wrong = _("Er ging iets mis met dit formulier. Open het opnieuw.")
        return _refused(request, form, getattr(error, "sentence", wrong), WRONG)
    pending.drop(form.cleaned_data[KEPT])
    messages.success(request, _said(asked))
    return redirect(asked)


def _said(asked: Question) -> str:
    if asked.state == QuestionState.HELD:
        return _("Je vraag is bewaard. De redactie kijkt er kort naar en zet hem online.")
    return _("Je vraag staat online. Je krijgt bericht als er een antwoord is.")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: ActorRequest, slug: str) -> HttpResponse:
    """Let who asked mend the words, soon after asking."""
    found = own(request, slug)
    first = {
        "text": found.text,
        "more": found.more,
        "themes": [theme.pk for theme in found.themes.all()],
        "organisation": found.organisation_id,
        "shown": found.shown,
    }
    form = AskForm(request.POST or None, actor=request.actor, initial=first)
    if request.method != "POST":
        return _form(request, form, edited=found)
    if not form.is_valid():
        return _form(request, form, edited=found, status=WRONG)
    try:
        service.edit(question=found, asking=form.asking(), actor=request.actor)
    except NotYoursError:
        return redirect(found)
    except PeopleRefusedError as error:
        return _refused(request, form, error.sentence, WRONG)
    messages.success(request, _("Je vraag is aangepast."))
    return redirect(found)


def _refused(request: ActorRequest, form: AskForm, sentence: str, status: int) -> HttpResponse:
    """Show the form again with why not."""
    form.add_error(None, sentence)
    return _form(request, form, status=status)


def _form(
    request: ActorRequest,
    form: AskForm,
    *,
    found: list[Alike] | None = None,
    is_step: bool = False,
    edited: Question | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "found": found or [],
        "is_step": is_step,
        "edited": edited,
        "is_held": request.actor.is_signed_in and not asks_directly(request.actor),
        "trail": trail(_("Vraag aanpassen") if edited else _("Stel je vraag")),
    }
    return render(request, "people/questions/ask.html", context, status=status)
