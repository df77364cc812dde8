"""Answer one idea: adopt it or not, merge it, tell what came of it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alliantie.http import ActorRequest
from cases.choices import IdeaState
from cases.models import Idea
from cases.policies.ideas import LONGEST_REASON
from cases.services.ideas import deciding
from themes.policies import is_row_number

from .idea_forms import CameOfForm
from .ideas import deciding_page, done, editors_only

WRONG = 400


@require_POST
def decide(request: ActorRequest, pk: int) -> HttpResponse:
    """Adopt an idea, or not, or let it go up in another."""
    editors_only(request)
    idea = get_object_or_404(Idea, pk=pk)
    decision = request.POST.get("besluit", "")
    reason = request.POST.get("reden", "")[:LONGEST_REASON]
    typed = {"pk": pk, "reason": reason}
    if decision == IdeaState.MERGED:
        chosen = request.POST.get("in", "")
        into = Idea.objects.filter(pk=int(chosen) if is_row_number(chosen) else 0).first()
        if into is None:
            typed["error"] = _("Kies met welk idee je het samenvoegt.")
            return deciding_page(request, idea.round_id, typed, WRONG)
        target = into
        return done(
            request,
            idea.round_id,
            _("De ideeën zijn samengevoegd."),
            lambda: deciding.merge_idea(idea=idea, into=target, actor=request.actor),
            typed=typed,
        )
    return done(
        request,
        idea.round_id,
        _("Je antwoord staat bij het idee. De indiener krijgt bericht."),
        lambda: deciding.decide_idea(
            idea=idea, actor=request.actor, decision=decision, reason=reason
        ),
        typed=typed,
    )


@require_POST
def came_of(request: ActorRequest, pk: int) -> HttpResponse:
    """Say what came of an adopted idea."""
    editors_only(request)
    idea = get_object_or_404(Idea, pk=pk)
    form = CameOfForm(request.POST)
    typed: dict[str, Any] = {
        "pk": pk,
        "text": request.POST.get("text", ""),
        "address": request.POST.get("address", ""),
    }
    if not form.is_valid():
        typed["error"] = " ".join(str(error) for errors in form.errors.values() for error in errors)
        return deciding_page(request, idea.round_id, typed, WRONG)
    return done(
        request,
        idea.round_id,
        _("Het staat bij het idee. De indiener krijgt bericht."),
        lambda: deciding.tell_what_came(idea=idea, actor=request.actor, came_of=form.came_of()),
        typed=typed,
    )
