"""Tell how it went, signed in."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alliantie.http import ActorRequest
from cases.choices import FollowUpState
from cases.desk.access import for_writers
from cases.desk.dilemma_access import own_dilemma, words_of
from cases.forms.looking_back import LookBackForm
from cases.policies.dilemma_state import DilemmaRefusedError
from cases.services.dilemmas import looking_back

from .begin import WRONG
from .dilemma import CONFLICT


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def look_back(request: ActorRequest, reference: UUID, months: int) -> HttpResponse:
    """Answer one look back, once."""
    dilemma = own_dilemma(request.actor, reference)
    follow_up = get_object_or_404(dilemma.follow_ups, months=months)
    own = words_of(request.actor, dilemma)
    form = LookBackForm(request.POST if request.method == "POST" else None, own=own)
    context = {"dilemma": dilemma, "follow_up": follow_up, "form": form}
    if request.method != "POST":
        if follow_up.state != FollowUpState.ASKED:
            messages.info(request, _("Hierover hoef je nu niets te vertellen."))
            return redirect("desk:dilemma", reference)
        return render(request, "cases/desk/dilemmas/look_back.html", context)
    if not form.is_valid():
        return render(request, "cases/desk/dilemmas/look_back.html", context, status=WRONG)
    try:
        looking_back.answer(follow_up=follow_up, told=form.told())
    except DilemmaRefusedError:
        form.add_error(None, _("Dit is al verteld, of er is te lang mee gewacht."))
        return render(request, "cases/desk/dilemmas/look_back.html", context, status=CONFLICT)
    messages.success(request, _("Dank je. Hier leert een ander van."))
    return redirect("desk:dilemma", reference)
