"""Say yes or no to what others propose to add."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alliantie.http import ActorRequest
from cases.desk.access import for_writers
from cases.desk.dilemma_access import own_dilemma
from cases.policies.dilemma_state import DilemmaRefusedError
from cases.services.dilemmas import proposals


@for_writers
@require_POST
def answer(request: ActorRequest, reference: UUID, pk: int) -> HttpResponse:
    """Take a proposal over, or leave it out."""
    dilemma = own_dilemma(request.actor, reference)
    proposal = get_object_or_404(dilemma.proposals, pk=pk)
    is_yes = request.POST.get("antwoord") == "ja"
    try:
        change = proposals.accept if is_yes else proposals.decline
        change(proposal=proposal, actor=request.actor)
    except DilemmaRefusedError as error:
        messages.error(request, error.sentence)
    else:
        messages.success(
            request, _("Overgenomen in je tekst.") if is_yes else _("Niet overgenomen.")
        )
    return redirect("desk:dilemma", reference)
