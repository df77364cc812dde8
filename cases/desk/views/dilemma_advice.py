"""The advice on somebody's own dilemma, on their desk: the public page shows them nothing more than others."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliantie.http import ActorRequest
from alliantie.idempotency import KeyOfAnotherError
from alliantie.throttles import ThrottledError
from cases.desk.access import for_writers
from cases.forms.advice import RemarkForm
from cases.models import Advice, DilemmaPage
from cases.policies.writing import NotYoursError, WritingRefusedError
from cases.presenting.advice import AdviceList
from cases.services.dilemmas.advice import mark_helped
from cases.services.dilemmas.remarks import add_remark

WRONG, TOO_OFTEN = 400, 429


def own_dilemma(request: ActorRequest, reference: UUID) -> DilemmaPage:
    """Give a dilemma of who is signed in; anybody else's does not exist here."""
    rows = DilemmaPage.objects.asked_by(request.actor).filter(reference=reference)
    found: DilemmaPage | None = rows.with_parts().first()
    if found is None:
        raise Http404
    return found


@for_writers
@require_safe
def advice(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Show the advice, with what only who asked can do."""
    dilemma = own_dilemma(request, reference)
    shown = AdviceList(dilemma, request.actor, request.GET.get("pagina", "1"))
    return render(request, "cases/desk/dilemmas/advice.html", {"dilemma": dilemma, "advice": shown})


@for_writers
@require_POST
def helped(request: ActorRequest, reference: UUID, advice: UUID) -> HttpResponse:
    """Say that advice helped, or take that back; doing it twice equals doing it once."""
    dilemma = own_dilemma(request, reference)
    piece = get_object_or_404(Advice.objects.shown().filter(dilemma=dilemma), reference=advice)
    try:
        mark_helped(advice=piece, actor=request.actor, helped="niet" not in request.POST)
    except WritingRefusedError as error:
        messages.error(request, error.sentence)
    return redirect("desk:dilemma_advice", reference)


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: ActorRequest, reference: UUID, advice: UUID) -> HttpResponse:
    """Answer advice as who asked."""
    dilemma = own_dilemma(request, reference)
    piece = get_object_or_404(Advice.objects.shown().filter(dilemma=dilemma), reference=advice)
    form, status = RemarkForm(request.POST or None), 200
    if request.method == "POST":
        status = _answered(request, piece, form)
        if not form.errors:
            messages.success(request, _("Je reactie staat erbij."))
            return redirect("desk:dilemma_advice", reference)
    context = {"dilemma": dilemma, "advice": piece, "form": form}
    return render(request, "cases/desk/dilemmas/answer.html", context, status=status)


def _answered(request: ActorRequest, piece: Advice, form: RemarkForm) -> int:
    if not form.is_valid():
        return WRONG
    given = form.cleaned_data
    try:
        add_remark(advice=piece, actor=request.actor, key=given["key"], text=given["text"])
    except ThrottledError as error:
        form.add_error(None, error.sentence)
        return TOO_OFTEN
    except NotYoursError as error:
        raise Http404 from error
    except (WritingRefusedError, KeyOfAnotherError) as error:
        wrong = _("Er ging iets mis met dit formulier. Open het opnieuw.")
        form.add_error(None, getattr(error, "sentence", wrong))
        return WRONG
    return 200
