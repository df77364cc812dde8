"""The link of a look back: tells nothing before somebody proves that it is theirs, and works once."""

from typing import Any

from allauth.account.adapter import get_adapter
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from alliantie.http import ActorRequest
from alliantie.throttles import ThrottledError
from cases.forms.looking_back import LookBackForm, SecretForm
from cases.models import FollowUp
from cases.policies.dilemma_state import DilemmaRefusedError
from cases.presenting.giveaways import words_behind
from cases.services.dilemmas import looking_back

WRONG, GONE, TOO_OFTEN = 400, 410, 429
SALT, PROVEN_FOR = "cases.look-back", 7200


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def look_back(request: ActorRequest, token: str) -> HttpResponse:
    """Ask for proof, then how it went. Opening the link changes nothing: mail scanners open links."""
    response = _answer(request, token)
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _answer(request: ActorRequest, token: str) -> HttpResponse:
    follow_up = looking_back.behind(token=token)
    if follow_up is None:
        return _gone(request)
    try:
        is_proven = _is_proven(request, follow_up)
    except ThrottledError as error:
        return _door(request, sentence=error.sentence, status=TOO_OFTEN)
    if not is_proven:
        is_wrong = request.method == "POST"
        sentence = _("Deze wachtzin klopt niet. Probeer het nog eens.") if is_wrong else ""
        return _door(request, sentence=sentence, status=WRONG if is_wrong else 200)
    if request.method != "POST" or "outcome_asked" not in request.POST:
        return _form(request, follow_up, LookBackForm())
    return _told(request, follow_up)


def _is_proven(request: ActorRequest, follow_up: FollowUp) -> bool:
    """Say whether this is the asker: signed in, by a proof we gave, or by the passphrase."""
    proof = request.POST.get("bewijs", "")
    try:
        if proof and signing.loads(proof, salt=SALT, max_age=PROVEN_FOR) == follow_up.pk:
            return True
    except signing.BadSignature:
        pass
    return looking_back.may_answer(
        follow_up=follow_up,
        actor=request.actor,
        passphrase=request.POST.get("secret", ""),
        origin=str(get_adapter(request).get_client_ip(request)),
    )


def _told(request: ActorRequest, follow_up: FollowUp) -> HttpResponse:
    form = LookBackForm(request.POST, own=lambda: words_behind(follow_up.dilemma))
    if not form.is_valid():
        return _form(request, follow_up, form, WRONG)
    try:
        looking_back.answer(follow_up=follow_up, told=form.told())
    except DilemmaRefusedError:
        return _gone(request)
    return render(request, "cases/dilemmas/looked_back.html")


def _form(
    request: ActorRequest, follow_up: FollowUp, form: LookBackForm, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "question": follow_up.dilemma.title,
        "proof": signing.dumps(follow_up.pk, salt=SALT),
    }
    return render(request, "cases/dilemmas/look_back.html", context, status=status)


def _door(request: ActorRequest, *, sentence: str, status: int) -> HttpResponse:
    """Ask for the passphrase or to sign in; the same page whoever asks."""
    context = {
        "form": SecretForm(),
        "sentence": sentence,
        "login": f"{reverse('account_login')}?next={request.path}",
        "texts": [request.POST.get(name, "") for name in ("text", "lessons")],
    }
    return render(request, "cases/dilemmas/look_back_door.html", context, status=status)


def _gone(request: ActorRequest) -> HttpResponse:
    """Say that the link does not work: used, too old or changed, which is all the same from here."""
    return render(request, "cases/dilemmas/look_back_gone.html", status=GONE)
