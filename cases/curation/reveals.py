"""The screens where confidential moderators look behind a pseudonym, two of them together."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliantie.http import ActorRequest
from alliantie.today.following import decided
from alliantie.validators import validate_plain_name
from cases.models import Reveal
from cases.policies.dilemma_state import DilemmaRefusedError
from cases.policies.revealing import LONGEST_REASON, may_handle, may_see
from cases.services.dilemmas import revealing

from .safety_queue import checkable_by
from .safety_review import checked_by

MOST, WRONG = 100, 400


def handlers_only(request: ActorRequest) -> None:
    """Let only confidential moderators in."""
    if not may_handle(request.actor.roles):
        raise PermissionDenied


def check_letters(reason: str) -> None:
    """Refuse letters that nobody sees: a reason is read by the asker, and kept."""
    for line in reason.replace("\r\n", "\n").replace("\t", " ").split("\n"):
        try:
            validate_plain_name(line.strip())
        except ValidationError as error:
            raise DilemmaRefusedError(error.messages[0]) from error


@require_safe
@never_cache
def reveals(request: ActorRequest) -> HttpResponse:
    """List who asked for what and why; no name behind a pseudonym stands here."""
    handlers_only(request)
    now, actor = timezone.now(), request.actor
    rows = Reveal.objects.filter(dilemma__in=checkable_by(actor)).select_related("dilemma")
    lines = [
        {
            "reveal": row,
            "is_mine": row.asked_by_id == actor.user_id,
            "may_see": may_see(
                asked_by=row.asked_by_id,
                user_id=actor.user_id,
                agreed_at=row.agreed_at,
                now=now,
            ),
        }
        for row in rows.order_by("-asked_at", "-pk")[:MOST]
    ]
    return render(request, "cases/curation/reveals.html", {"lines": lines})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def ask(request: ActorRequest, reference: Any) -> HttpResponse:
    """Ask to see who is behind a dilemma, with the reason."""
    handlers_only(request)
    dilemma = checked_by(request, reference)
    reason = request.POST.get("reden", "")[:LONGEST_REASON]
    context = {"dilemma": dilemma, "reason": reason, "longest": LONGEST_REASON, "error": ""}
    if request.method == "POST":
        try:
            check_letters(reason)
            revealing.ask_reveal(dilemma=dilemma, actor=request.actor, reason=reason)
        except DilemmaRefusedError as error:
            context["error"] = error.sentence
            return render(request, "cases/curation/reveal_ask.html", context, status=WRONG)
        messages.success(request, _("Je verzoek staat klaar. Een tweede moet ermee instemmen."))
        return redirect("reveals")
    return render(request, "cases/curation/reveal_ask.html", context)


@require_POST
def agree(request: ActorRequest, pk: int) -> HttpResponse:
    """Agree as the second one."""
    row = _found(request, pk)
    try:
        revealing.agree(reveal=row, actor=request.actor)
    except DilemmaRefusedError as error:
        messages.error(request, error.sentence)
    else:
        decided(
            request, _("Je stemde in. De aanvrager kan de naam 24 uur zien; de vrager hoort het.")
        )
    return redirect("reveals")


@require_POST
@never_cache
def see(request: ActorRequest, pk: int) -> HttpResponse:
    """Show the name, as an answer to a click, so that every look is a deed that is logged."""
    row = _found(request, pk)
    try:
        shown = revealing.see(reveal=row, actor=request.actor)
    except DilemmaRefusedError as error:
        messages.error(request, error.sentence)
        return redirect("reveals")
    return render(request, "cases/curation/revealed.html", {"reveal": row, "shown": shown})


def _found(request: ActorRequest, pk: int) -> Reveal:
    handlers_only(request)
    rows = Reveal.objects.filter(dilemma__in=checkable_by(request.actor))
    return get_object_or_404(rows.select_related("dilemma"), pk=pk)
