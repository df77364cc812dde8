"""What somebody reported, what was decided about what they made, and their appeal."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from alliantie.http import ActorRequest
from reports.choices import DossierState
from reports.forms import AppealForm
from reports.models import Dossier
from reports.policies.refusals import ReportRefusedError
from reports.presenting import own
from reports.services import appealing

WRONG = 400


@never_cache
@login_required
@require_safe
def overview(request: ActorRequest) -> HttpResponse:
    """List both."""
    context = {"decisions": own.decisions(request.actor), "reported": own.reported(request.actor)}
    return render(request, "reports/own.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def dossier(request: ActorRequest, pk: int) -> HttpResponse:
    """Show a decision to who made the thing, and take their appeal; for others it does not exist."""
    decided = Dossier.objects.filter(state=DossierState.HIDDEN)
    found = get_object_or_404(decided, pk=pk)
    if not appealing.is_author(found, request.actor):
        raise Http404
    form = AppealForm(request.POST or None)
    if request.method != "POST":
        return _page(request, found, form)
    if not form.is_valid():
        return _page(request, found, form, WRONG)
    given = form.cleaned_data
    try:
        appealing.appeal(dossier=found, text=given["text"], actor=request.actor, key=given["key"])
    except ReportRefusedError as error:
        form.add_error(None, error.sentence)
        return _page(request, found, form, WRONG)
    messages.success(request, _("Je bezwaar is verstuurd. Een andere moderator kijkt ernaar."))
    return redirect("own_reports:dossier", pk)


def _page(
    request: ActorRequest, found: Dossier, form: AppealForm, status: int = 200
) -> HttpResponse:
    context = {"decision": own.decision_of(found), "form": form}
    return render(request, "reports/dossier.html", context, status=status)
