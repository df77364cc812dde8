"""Begin a case, with or without an account."""

import json
from urllib.parse import urlencode
from uuid import UUID, uuid4, uuid5

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from alliantie.http import ActorRequest
from alliantie.throttles import ONE_HOUR, hit
from alliantie.topic_advice import ASK
from cases.desk.access import for_writers
from cases.desk.asked import first_words
from cases.desk.forms import BeginForm
from cases.desk.word import WordRefusedError, fields_of_word
from cases.policies.writing import WritingRefusedError
from cases.services import beginning
from themes.forms import advise

NOT_KEPT = frozenset({"csrfmiddlewaretoken", "email", "key", "version"})
FORBIDDEN = 403
DOCUMENTS_AN_HOUR = 30
ADVICE_AN_HOUR = 120


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: ActorRequest) -> HttpResponse:
    """Let anybody type; the address is asked at the first save."""
    if request.method != "POST":
        first = {"key": uuid4(), **first_words(request.GET.dict(), request.actor)}
        return _form(request, BeginForm(actor=request.actor, initial=first))
    if request.FILES.get("word"):
        return _from_word(request)
    asks_email = not request.actor.is_signed_in
    form = BeginForm(
        request.POST, actor=request.actor, asks_email=asks_email and ASK not in request.POST
    )
    if ASK in request.POST:
        return _advised(request, form)
    if not form.is_valid():
        return _form(request, form)
    key = _key(request, form)
    if asks_email:
        return _keep(request, form, key)
    page = beginning.begin_case(
        actor=request.actor,
        key=key,
        changes=form.changes(request.actor.user_id or 0),
        whom=form.chosen(),
    )
    return _on(request, page.pk)


def _advised(request: ActorRequest, form: BeginForm) -> HttpResponse:
    """Suggest what it may be about; everybody may ask, so not without end."""
    hit(scope="topic-advice", key=_origin(request), limit=ADVICE_AN_HOUR, seconds=ONE_HOUR)
    advise(form)
    return _form(request, form)


def _key(request: ActorRequest, form: BeginForm) -> UUID:
    """Name this text: sent twice it is the same, changed after the back button it is another."""
    shown: UUID = form.cleaned_data.get("key") or uuid4()
    kept = sorted((name, *values) for name, values in request.POST.lists() if name not in NOT_KEPT)
    return uuid5(shown, json.dumps(kept))


def _form(request: ActorRequest, form: BeginForm, status: int = 200) -> HttpResponse:
    return render(request, "cases/desk/begin.html", {"form": form}, status=status)


def _origin(request: ActorRequest) -> str:
    """Give the address of who sends; behind a proxy everybody would else share the proxy's."""
    return str(get_adapter(request).get_client_ip(request))


def _from_word(request: ActorRequest) -> HttpResponse:
    """Read a document into the form; what was typed before stays where the document has nothing."""
    hit(scope="case-word", key=_origin(request), limit=DOCUMENTS_AN_HOUR, seconds=ONE_HOUR)
    typed = request.POST.copy()
    try:
        found = fields_of_word(request.FILES["word"], user_id=request.actor.user_id)
    except WordRefusedError as error:
        messages.error(request, error.sentence)
    else:
        for name, value in found.items():
            if not typed.get(name):
                typed[name] = value
        messages.success(request, _("We hebben je document gelezen. Kijk het na en bewaar het."))
    form = BeginForm(initial=_initial(typed), actor=request.actor)
    return _form(request, form)


def _initial(typed: "MultiValueDict[str, str]") -> dict[str, object]:
    return {name: typed.get(name) for name in typed if name != "csrfmiddlewaretoken"}


def _keep(request: ActorRequest, form: BeginForm, key: UUID) -> HttpResponse:
    """Ask for the address; with it, keep the text and go on to an account in the same window."""
    email = form.cleaned_data.get("email")
    if not email:
        form.fields["email"].widget.attrs["autofocus"] = True
        return render(request, "cases/desk/begin.html", {"form": form, "asks_email": True})
    payload = {name: request.POST.getlist(name) for name in request.POST if name not in NOT_KEPT}
    try:
        beginning.keep_pending(key=key, email=email, payload=payload, address=_origin(request))
    except WritingRefusedError:
        # The key belongs to somebody else's text: a new one keeps this text too.
        key = uuid4()
        beginning.keep_pending(key=key, email=email, payload=payload, address=_origin(request))
    way_on = reverse("desk:claim", args=[key])
    return redirect(f"{reverse('account_signup')}?{urlencode({'email': email, 'next': way_on})}")


@for_writers
@require_safe
def claim(request: ActorRequest, key: UUID) -> HttpResponse:
    """Turn what was kept into a case of the account that was just made or signed in."""
    try:
        pending = beginning.pending_for(key=key, actor=request.actor)
    except WritingRefusedError as error:
        context = {"sentence": error.sentence}
        return render(request, "cases/desk/not_yours.html", context, status=FORBIDDEN)
    if pending.page is not None:
        return redirect("desk:case", pending.page.pk)
    form = BeginForm(_as_sent(pending.payload), actor=request.actor)
    form.is_valid()
    page = beginning.claim(
        pending=pending,
        actor=request.actor,
        changes=form.changes(request.actor.user_id or 0),
        whom=form.chosen(),
    )
    return _on(request, page.pk)


def _as_sent(payload: dict[str, list[str]]) -> "MultiValueDict[str, str]":
    return MultiValueDict(payload)


def _on(request: ActorRequest, pk: int) -> HttpResponse:
    messages.success(request, _("Je tekst is bewaard op je werkplek."))
    return redirect("desk:case", pk)
