"""Advising on a dilemma, and remarking on advice."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from alliantie.cards import Link
from alliantie.http import ActorRequest
from alliantie.idempotency import KeyOfAnotherError
from alliantie.refusals import refusal
from alliantie.signed_in import for_signed_in
from alliantie.throttles import ThrottledError
from cases.forms.advice import AdviceForm, RemarkForm, initial_of
from cases.models import Advice, DilemmaPage
from cases.policies.advice import check_may_remark
from cases.policies.dilemma_state import DilemmaRefusedError
from cases.policies.writing import NotYoursError, WritingRefusedError
from cases.presenting.dilemma_readers import said_readers
from cases.services.dilemmas import advice as service
from cases.services.dilemmas.remarks import add_remark

WRONG, FORBIDDEN, TOO_OFTEN = 400, 403, 429


def _visible(request: ActorRequest, slug: str) -> DilemmaPage:
    found: DilemmaPage = get_object_or_404(
        DilemmaPage.objects.visible_to(request.actor).with_parts(), slug=slug
    )
    return found


@never_cache
@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def advise(request: ActorRequest, slug: str) -> HttpResponse:
    """Let a member advise, or change what they advised; what was typed stays when something is wrong."""
    dilemma = _visible(request, slug)
    try:
        service.check_may_advise(dilemma=dilemma, actor=request.actor)
    except DilemmaRefusedError as error:
        return _advise(request, dilemma, None, status=FORBIDDEN, refusal=error.sentence)
    before = Advice.objects.given_by(dilemma.reference, request.actor.user_id or 0).first()
    form = AdviceForm(
        request.POST or None,
        dilemma=dilemma,
        actor=request.actor,
        initial=initial_of(before),
    )
    if request.method != "POST":
        return _advise(request, dilemma, form, has_advised=before is not None)
    if not form.is_valid():
        return _advise(request, dilemma, form, status=WRONG)

    def keep() -> Advice:
        return service.give_advice(
            dilemma=dilemma, actor=request.actor, key=form.cleaned_data["key"], given=form.given()
        )

    made, status = _kept(form, keep)
    if made is None:
        return _advise(request, dilemma, form, status=status)
    messages.success(request, _("Dank je. Je kunt je advies wijzigen tot het advies sluit."))
    return redirect(f"{dilemma.url}#advies-{made.reference.hex[:8]}")


def _kept(form: forms.Form, keep: Callable[[], Any]) -> tuple[Any, int]:
    """Carry it out; what a rule says against it is put with the form."""
    wrong = _("Er ging iets mis met dit formulier. Open het opnieuw.")
    try:
        return keep(), 200
    except ThrottledError as error:
        form.add_error(None, error.sentence)
        return None, TOO_OFTEN
    except NotYoursError as error:
        raise Http404 from error
    except (WritingRefusedError, KeyOfAnotherError) as error:
        form.add_error(None, getattr(error, "sentence", wrong))
        return None, WRONG


def _advise(
    request: ActorRequest,
    dilemma: DilemmaPage,
    form: AdviceForm | None,
    *,
    status: int = 200,
    refusal: str = "",
    has_advised: bool = False,
) -> HttpResponse:
    context = {
        "dilemma": dilemma,
        "form": form,
        "refusal": refusal,
        "has_advised": has_advised,
        "readers": said_readers(dilemma.readers),
        "trail": _trail(dilemma, _("Geef advies")),
    }
    return render(request, "cases/dilemmas/advise.html", context, status=status)


def _trail(dilemma: DilemmaPage, last: str) -> list[Link]:
    return [
        Link(label=_("Dilemma's"), url="/dilemmas/"),
        Link(label=dilemma.title, url=dilemma.url or ""),
        Link(label=last),
    ]


@for_signed_in
@require_POST
def take_back(request: ActorRequest, slug: str) -> HttpResponse:
    """Take one's own advice back."""
    dilemma = _visible(request, slug)
    try:
        is_gone = service.take_back_advice(dilemma=dilemma, actor=request.actor)
    except WritingRefusedError as error:
        messages.error(request, error.sentence)
        return redirect(dilemma.url or "/")
    if is_gone:
        messages.success(request, _("Je advies is weg."))
    return redirect(dilemma.url or "/")


@never_cache
@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def remark(request: ActorRequest, slug: str, reference: UUID) -> HttpResponse:
    """Let a member remark on advice."""
    dilemma = _visible(request, slug)
    advice = get_object_or_404(Advice.objects.shown().filter(dilemma=dilemma), reference=reference)
    try:
        check_may_remark(is_member=request.actor.is_member, state=dilemma.state)
    except DilemmaRefusedError as error:
        title = _("Reageren kan hier niet")
        return refusal(request, status=FORBIDDEN, title=title, sentence=error.sentence)
    form = RemarkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def keep() -> Any:
            return add_remark(
                advice=advice, actor=request.actor, key=given["key"], text=given["text"]
            )

        made, status = _kept(form, keep)
        if made is not None:
            messages.success(request, _("Je reactie staat erbij."))
            return redirect(f"{dilemma.url}#advies-{advice.reference.hex[:8]}")
        return _remark(request, dilemma, advice, form, status)
    return _remark(request, dilemma, advice, form, WRONG if form.is_bound else 200)


def _remark(
    request: ActorRequest, dilemma: DilemmaPage, advice: Advice, form: RemarkForm, status: int
) -> HttpResponse:
    context = {
        "dilemma": dilemma,
        "advice": advice,
        "form": form,
        "readers": said_readers(dilemma.readers),
        "back": f"{reverse('cases:dilemma', args=[dilemma.slug])}#advies-{advice.reference.hex[:8]}",
        "trail": _trail(dilemma, _("Reageer")),
    }
    return render(request, "cases/dilemmas/remark.html", context, status=status)
