"""What an asker does with a dilemma in one go: send in, take back, longer, stop, withdraw, make a case of it."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alliantie.http import ActorRequest
from cases.desk.access import for_writers
from cases.desk.dilemma_access import own_dilemma, texts_of, words_of
from cases.desk.dilemma_standing import DilemmaOnDesk
from cases.desk.forms.dilemmas import BecomeForm, LongerForm, SubmitForm
from cases.models import DilemmaPage
from cases.policies.dilemma_state import DilemmaRefusedError
from cases.policies.writing import WritingRefusedError
from cases.services.dilemmas import checking, life
from cases.services.dilemmas.becoming import become_case

from .begin import WRONG


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Warn when the text gives its writer away, then send it to the safety check."""
    dilemma = own_dilemma(request.actor, reference)
    at = DilemmaOnDesk(dilemma, request.actor)
    form = SubmitForm(
        request.POST if request.method == "POST" else None,
        own=words_of(request.actor, dilemma),
        texts=texts_of(at.draft),
    )
    if request.method == "POST" and (form.is_valid() or not at.may_submit):
        done = _("Ingestuurd. De moderatie kijkt of dit veilig online kan.")
        return act(request, dilemma, checking.submit, done)
    if not at.may_submit:
        return redirect("desk:dilemma", reference)
    status = WRONG if request.method == "POST" else 200
    context = {"at": at, "form": form}
    return render(request, "cases/desk/dilemmas/submit.html", context, status=status)


def act(
    request: ActorRequest, dilemma: DilemmaPage, change: Callable[..., object], done: str
) -> HttpResponse:
    """Do one thing and go back to the dilemma; a refusal is told there."""
    try:
        change(dilemma=dilemma, actor=request.actor)
    except DilemmaRefusedError as error:
        messages.error(request, error.sentence)
    else:
        messages.success(request, done)
    return redirect("desk:dilemma", dilemma.reference)


@for_writers
@require_POST
def take_back(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Take it back to write on."""
    done = _("Je hebt het terug. Schrijf verder en stuur het weer in als je klaar bent.")
    return act(request, own_dilemma(request.actor, reference), checking.take_back, done)


@for_writers
@require_POST
def stop(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Close the advice to weigh it."""
    done = _("Er komt geen advies meer bij. Weeg het, en vertel wat je besluit.")
    return act(request, own_dilemma(request.actor, reference), life.stop_advice, done)


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def longer(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Give people more time."""
    dilemma = own_dilemma(request.actor, reference)
    first = {"decide_by": dilemma.decide_by}
    form = LongerForm(request.POST if request.method == "POST" else None, initial=first)
    at = DilemmaOnDesk(dilemma, request.actor)
    if request.method != "POST" or not form.is_valid():
        status = WRONG if request.method == "POST" else 200
        context = {"at": at, "form": form}
        return render(request, "cases/desk/dilemmas/longer.html", context, status=status)

    def change(*, dilemma: DilemmaPage, actor: object) -> None:
        day = form.cleaned_data["decide_by"]
        life.ask_longer(dilemma=dilemma, actor=request.actor, decide_by=day)

    return act(request, dilemma, change, _("Anderen kunnen nu langer advies geven."))


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Ask whether it is meant, then take it off the site."""
    dilemma = own_dilemma(request.actor, reference)
    if request.method != "POST":
        at = DilemmaOnDesk(dilemma, request.actor)
        return render(request, "cases/desk/dilemmas/withdraw.html", {"at": at})
    done = _("Ingetrokken. Het staat nergens meer op de site.")
    return act(request, dilemma, life.withdraw, done)


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def become(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Make a use case of it; who is not named first reads what that tells."""
    dilemma = own_dilemma(request.actor, reference)
    at = DilemmaOnDesk(dilemma, request.actor)
    form = BecomeForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _become_page(request, at, form)
    try:
        case = become_case(dilemma=dilemma, actor=request.actor, **form.cleaned_data)
    except WritingRefusedError as error:
        form.add_error("is_aware", error.sentence)
        return _become_page(request, at, form, WRONG)
    messages.success(request, _("Hier is je concept. Vul het aan en stuur het in als je wilt."))
    return redirect("desk:case", case.pk)


def _become_page(
    request: ActorRequest, at: DilemmaOnDesk, form: BecomeForm, status: int = 200
) -> HttpResponse:
    if not at.may_become:
        messages.error(request, at.refusal or _("Dit kan als je hebt besloten."))
        return redirect("desk:dilemma", at.dilemma.reference)
    context = {"at": at, "form": form}
    return render(request, "cases/desk/dilemmas/become.html", context, status=status)
