"""The screens where editors make idea rounds and answer every idea."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Case, Count, IntegerField, Q, When
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliantie.http import ActorRequest
from alliantie.today.following import decided
from cases.choices import IdeaState, RoundState
from cases.models import Idea, IdeaRound
from cases.policies.ideas import LONGEST_REASON
from cases.policies.writing import WritingRefusedError
from cases.services.ideas import rounds

from .idea_forms import RoundForm

ON_A_PAGE, WRONG, LONGEST_CONCLUSION = 50, 400, 2000


def editors_only(request: ActorRequest) -> None:
    """Let only editors in."""
    if not request.actor.is_editor:
        raise PermissionDenied


def undecided_by_round() -> Any:
    """Select rounds with how many ideas they have and how many wait for an answer."""
    waiting = Q(ideas__state=IdeaState.OPEN)
    standing = ~Q(ideas__state=IdeaState.WITHDRAWN)
    rows = IdeaRound.objects.annotate(
        undecided=Count("ideas", filter=waiting), idea_count=Count("ideas", filter=standing)
    )
    return rows.order_by("-opens_on", "-pk")


@require_safe
def idea_rounds(request: ActorRequest) -> HttpResponse:
    """List the rounds and what waits in them."""
    editors_only(request)
    page = Paginator(undecided_by_round(), ON_A_PAGE).get_page(request.GET.get("p"))
    return render(request, "cases/curation/idea_rounds.html", {"page": page} | _today())


@require_http_methods(["GET", "HEAD", "POST"])
def write_round(request: ActorRequest, pk: int = 0) -> HttpResponse:
    """Make a round, or change one that is not closed."""
    editors_only(request)
    found = get_object_or_404(IdeaRound, pk=pk) if pk else None
    form = RoundForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        try:
            if found is None:
                found = rounds.make_round(actor=request.actor, words=form.words())
            else:
                kept = IdeaRound.objects.get(pk=pk)  # the form changed the other one
                rounds.edit_round(round_=kept, actor=request.actor, words=form.words())
        except WritingRefusedError as error:
            form.add_error(None, error.sentence)
        else:
            messages.success(request, _("De ronde is bewaard."))
            return redirect("idea_round_decide", found.pk)
    status = WRONG if request.method == "POST" else 200
    context = {"form": form, "round": found}
    return render(request, "cases/curation/idea_round_form.html", context, status=status)


@require_safe
def decide_round(request: ActorRequest, pk: int) -> HttpResponse:
    """Show every idea of a round, those without an answer first."""
    editors_only(request)
    return deciding_page(request, pk)


def deciding_page(
    request: ActorRequest, pk: int, typed: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """Show a round with what was typed and why it was refused."""
    found = get_object_or_404(undecided_by_round(), pk=pk)
    rows: Any = Idea.objects.filter(round=found).exclude(state=IdeaState.WITHDRAWN).with_support()
    last = Case(When(state=IdeaState.OPEN, then=0), default=1, output_field=IntegerField())
    ideas = rows.order_by(last, "-support_count", "pk")
    page = Paginator(
        ideas.select_related("author__person", "merged_into", "came_of_page"), ON_A_PAGE
    ).get_page(request.GET.get("p"))
    into = rows.exclude(state=IdeaState.MERGED).order_by("title", "pk").values_list("pk", "title")
    context = {
        "round": found,
        "page": page,
        "into": list(into),
        "is_open": found.state == RoundState.OPEN,
        "is_draft": found.state == RoundState.DRAFT,
        "longest": LONGEST_REASON,
        "typed": typed or {},
        **_today(),
    }
    return render(request, "cases/curation/idea_round.html", context, status=status)


@require_POST
def open_round(request: ActorRequest, pk: int) -> HttpResponse:
    """Put a round on the site."""
    editors_only(request)
    found = get_object_or_404(IdeaRound, pk=pk)
    return done(
        request,
        pk,
        _("De ronde staat op de site."),
        lambda: rounds.open_round(round_=found, actor=request.actor),
    )


@require_POST
def close_round(request: ActorRequest, pk: int) -> HttpResponse:
    """Close a round of which every idea has an answer."""
    editors_only(request)
    found = get_object_or_404(IdeaRound, pk=pk)
    words = request.POST.get("conclusie", "")[:LONGEST_CONCLUSION]
    return done(
        request,
        pk,
        _("De ronde is gesloten."),
        lambda: rounds.close_round(round_=found, actor=request.actor, conclusion=words),
        typed={"conclusion": words},
    )


def done(
    request: ActorRequest,
    pk: int,
    sentence: str,
    change: Callable[[], object],
    typed: dict[str, Any] | None = None,
) -> HttpResponse:
    """Do it and go back to the round; refused means: say why beside it and keep what was typed."""
    try:
        change()
    except WritingRefusedError as error:
        return deciding_page(request, pk, {**(typed or {}), "error": error.sentence}, WRONG)
    decided(request, sentence)
    return redirect("idea_round_decide", pk)


def _today() -> dict[str, Any]:
    return {"today": timezone.localdate()}
