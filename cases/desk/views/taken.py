"""The question whether somebody used what they took along."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alliantie.http import ActorRequest
from alliantie.signed_in import for_signed_in
from cases.choices import TakingAnswer
from cases.models import CasePage, Taking
from cases.policies.reuse import may_tell
from cases.services.taking import answer_taking

BAD = 400


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def taken(request: ActorRequest, pk: int) -> HttpResponse:
    """Ask with three buttons; looking answers nothing."""
    seen = CasePage.objects.visible_to(request.actor).values("pk")
    own = Taking.objects.of(request.actor).filter(case__in=seen).select_related("case")
    taking = get_object_or_404(own, pk=pk)
    if request.method != "POST":
        return _page(request, taking)
    given = request.POST.get("antwoord", "")
    if given not in TakingAnswer.values:
        return _page(request, taking, problem=_("Kies een van de drie antwoorden."), status=BAD)
    answer_taking(taking=taking, answer=TakingAnswer(given), actor=request.actor)
    if given == TakingAnswer.USED and may_tell(request.actor.organisation_ids):
        return redirect("cases:reuse", taking.case.slug)
    messages.success(request, _("Dank je, dat is genoteerd."))
    return redirect("desk:overview")


def _page(
    request: ActorRequest, taking: Taking, *, problem: str = "", status: int = 200
) -> HttpResponse:
    context = {"taking": taking, "answers": TakingAnswer.choices, "problem": problem}
    return render(request, "cases/desk/taken.html", context, status=status)
