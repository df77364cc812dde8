"""The screens where confidential moderators read who wants to talk first."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliantie.http import ActorRequest
from alliantie.today.following import decided
from cases.models import ConfidentialTalk
from cases.policies.dilemma_state import DilemmaRefusedError
from cases.services.dilemmas import talking

from .reveals import handlers_only

MOST = 100


@require_safe
@never_cache
def talks(request: ActorRequest) -> HttpResponse:
    """List requests by their day; what was written is not opened for a list."""
    handlers_only(request)
    rows = ConfidentialTalk.objects.order_by("handled_on", "asked_on", "pk")
    context = {
        "waiting": rows.filter(handled_on=None)[:MOST],
        "handled": rows.exclude(handled_on=None).order_by("-handled_on")[:MOST],
    }
    return render(request, "cases/curation/talks.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def talk(request: ActorRequest, reference: Any) -> HttpResponse:
    """Open a request with a click, so that reading it is a deed that is logged."""
    handlers_only(request)
    row = get_object_or_404(ConfidentialTalk, reference=reference)
    context: dict[str, Any] = {"talk": row}
    if request.method == "POST":
        context |= {"written": talking.read_talk(talk=row, actor=request.actor), "is_opened": True}
    return render(request, "cases/curation/talk.html", context)


@require_POST
def settle(request: ActorRequest, reference: Any) -> HttpResponse:
    """Say that it is handled; it is erased thirty days later."""
    handlers_only(request)
    row = get_object_or_404(ConfidentialTalk, reference=reference)
    try:
        talking.settle_talk(talk=row, actor=request.actor)
    except DilemmaRefusedError as error:
        messages.error(request, error.sentence)
    else:
        decided(request, _("Afgehandeld. Over dertig dagen wordt het gewist."))
    return redirect("confidential_talks")
