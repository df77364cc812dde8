"""The screens where moderators read what was reported and decide."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from alliantie.http import ActorRequest
from alliantie.reportable import kinds
from alliantie.today.following import decided
from reports.forms import AppealDecisionForm, DecisionForm
from reports.models import Dossier
from reports.policies.refusals import ReportRefusedError
from reports.presenting import dossiers
from reports.services import judging

WRONG = 400
Decide = Callable[..., None]


@require_safe
@never_cache
def overview(request: ActorRequest) -> HttpResponse:
    """List what waits, the appeals, and what was decided last."""
    _moderators_only(request)
    context = {
        "waiting": dossiers.waiting(request.actor),
        "appeals": dossiers.appeals(request.actor),
        "decided": dossiers.decided(request.actor),
    }
    return render(request, "reports/cms/overview.html", context)


@require_safe
@never_cache
def dossier(request: ActorRequest, pk: int) -> HttpResponse:
    """Show one dossier with the form to decide."""
    return _page(request, _found(request, pk), None)


@require_POST
def decide(request: ActorRequest, pk: int) -> HttpResponse:
    """Hide it or leave it."""
    found = _found(request, pk)
    said = _("Besloten. Wie het meldde en wie het schreef krijgen bericht.")
    return _decided(request, found, DecisionForm(request.POST), judging.decide, said)


@require_POST
def decide_appeal(request: ActorRequest, pk: int) -> HttpResponse:
    """Put it back or keep it hidden."""
    found = _found(request, pk)
    said = _("Besloten. De schrijver krijgt bericht.")
    return _decided(request, found, AppealDecisionForm(request.POST), judging.decide_appeal, said)


def _decided(
    request: ActorRequest, found: Dossier, form: DecisionForm, change: Decide, said: str
) -> HttpResponse:
    if not form.is_valid():
        return _page(request, found, form, WRONG)
    given = form.cleaned_data
    choice = judging.Decision(given["verdict"], given["reason"])
    try:
        change(dossier=found, decision=choice, actor=request.actor, key=given["key"])
    except ReportRefusedError as error:
        form.add_error(None, error.sentence)
        return _page(request, Dossier.objects.get(pk=found.pk), form, WRONG)
    decided(request, said)
    return redirect("report_dossiers")


def _page(
    request: ActorRequest, found: Dossier, form: DecisionForm | None, status: int = 200
) -> HttpResponse:
    view = dossiers.view_of(found, request.actor)
    context = {
        "view": view,
        "form": form or (AppealDecisionForm() if view.may_answer_appeal else DecisionForm()),
        "keeps_text": form is not None,
    }
    return render(request, "reports/cms/dossier.html", context, status=status)


def _found(request: ActorRequest, pk: int) -> Dossier:
    _moderators_only(request)
    return get_object_or_404(Dossier.objects.judged_by(request.actor), pk=pk)


def _moderators_only(request: ActorRequest) -> None:
    if not any(one.may_judge(request.actor) for one in kinds()):
        raise PermissionDenied
