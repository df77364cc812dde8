"""Idea rounds: read, give an idea, support one."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliantie.cards import Link
from alliantie.http import ActorRequest
from alliantie.idempotency import KeyOfAnotherError
from alliantie.signed_in import for_signed_in
from alliantie.throttles import ThrottledError
from cases.forms.idea import IdeaForm, SupportForm
from cases.models import Idea, IdeaRound
from cases.policies.writing import WritingRefusedError
from cases.presenting.idea_rounds import rounds
from cases.presenting.ideas import idea_page, round_view
from cases.services.ideas import posting, supporting

WRONG, TOO_MANY = 400, 429
PAGE = "pagina"


@require_safe
def overview(request: ActorRequest) -> HttpResponse:
    """List the rounds."""
    page, cards = rounds(request.actor, request.GET.get(PAGE, "1"))
    context = {"page": page, "cards": cards, "trail": trail()}
    return render(request, "cases/ideas/overview.html", context)


@require_safe
def idea_round(request: ActorRequest, slug: str) -> HttpResponse:
    """Show one round with its ideas."""
    found = _round(request, slug)
    view = round_view(found, request.actor, request.GET.get(PAGE, "1"))
    return render(
        request,
        "cases/ideas/round.html",
        {"view": view, "trail": trail(Link(label=found.question))},
    )


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def post(request: ActorRequest, slug: str) -> HttpResponse:
    """Give an idea; what was typed stays when something is wrong."""
    found = _round(request, slug)
    form = IdeaForm(request.POST or None)
    if request.method != "POST":
        return _form(request, form, found)
    if not form.is_valid():
        return _form(request, form, found, status=WRONG)
    try:
        made = posting.post_idea(
            round_=found, actor=request.actor, key=form.cleaned_data["key"], words=form.words()
        )
    except ThrottledError as error:
        return _refused(request, form, found, error.sentence, TOO_MANY)
    except WritingRefusedError as error:
        return _refused(request, form, found, error.sentence, WRONG)
    except KeyOfAnotherError:
        wrong = _("Er ging iets mis met dit formulier. Open het opnieuw.")
        return _refused(request, form, found, wrong, WRONG)
    messages.success(request, _("Je idee staat erbij. Je hoort het als erover besloten is."))
    return redirect("cases:idea", slug, made.pk)


@require_safe
def idea(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Show one idea with everybody's reasons."""
    return _page(request, _idea(request, slug, pk), SupportForm())


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Change the words of an own idea."""
    row = _own(request, slug, pk)
    form = IdeaForm(request.POST or None, initial={"title": row.title, "text": row.text})
    if request.method != "POST":
        return _form(request, form, row.round, edited=row)
    if not form.is_valid():
        return _form(request, form, row.round, edited=row, status=WRONG)
    try:
        posting.edit_idea(idea=row, actor=request.actor, words=form.words())
    except WritingRefusedError as error:
        return _refused(request, form, row.round, error.sentence, WRONG, edited=row)
    messages.success(request, _("Je idee is aangepast."))
    return redirect("cases:idea", slug, pk)


@for_signed_in
@require_POST
def withdraw(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Take back an own idea."""
    row = _own(request, slug, pk)
    try:
        posting.withdraw_idea(idea=row, actor=request.actor)
    except WritingRefusedError as error:
        messages.error(request, error.sentence)
        return redirect("cases:idea", slug, pk)
    messages.success(request, _("Je idee is ingetrokken."))
    return redirect("cases:idea_round", slug)


@for_signed_in
@require_POST
def support(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Support an idea with a reason."""
    row = _idea(request, slug, pk)
    form = SupportForm(request.POST)
    if not form.is_valid():
        return _page(request, row, form, status=WRONG)
    try:
        supporting.support(idea=row, actor=request.actor, reason=form.cleaned_data["reason"])
    except WritingRefusedError as error:
        form.add_error(None, error.sentence)
        return _page(request, row, form, status=WRONG)
    messages.success(request, _("Je steunt dit idee."))
    return redirect("cases:idea", slug, pk)


@for_signed_in
@require_POST
def stop_support(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Take support back."""
    row = _idea(request, slug, pk)
    try:
        supporting.stop_support(idea=row, actor=request.actor)
    except WritingRefusedError as error:
        messages.error(request, error.sentence)
    else:
        messages.success(request, _("Je steunt dit idee niet meer."))
    return redirect("cases:idea", slug, pk)


def _round(request: ActorRequest, slug: str) -> IdeaRound:
    seen = IdeaRound.objects.visible_to(request.actor).prefetch_related("themes")
    found: IdeaRound = get_object_or_404(seen, slug=slug)
    return found


def _idea(request: ActorRequest, slug: str, pk: int) -> Idea:
    seen = Idea.objects.visible_to(request.actor).with_support()
    rows = seen.select_related("round", "author", "merged_into")
    found: Idea = get_object_or_404(rows, round__slug=slug, pk=pk)
    return found


def _own(request: ActorRequest, slug: str, pk: int) -> Idea:
    row = _idea(request, slug, pk)
    if row.author_id != request.actor.user_id:
        raise Http404
    return row


def _page(request: ActorRequest, row: Idea, form: SupportForm, status: int = 200) -> HttpResponse:
    shown = idea_page(row, request.actor, request.GET.get(PAGE, "1"))
    if shown.own_reason and not form.is_bound:
        form = SupportForm(initial={"reason": shown.own_reason})
    links = (
        Link(label=row.round.question, url=row.round.get_absolute_url()),
        Link(label=row.title),
    )
    context = {"shown": shown, "view": shown.view, "form": form, "trail": trail(*links)}
    return render(request, "cases/ideas/idea.html", context, status=status)


def _refused(
    request: ActorRequest, form: IdeaForm, found: IdeaRound, sentence: str, status: int, **more: Any
) -> HttpResponse:
    form.add_error(None, sentence)
    return _form(request, form, found, status=status, **more)


def _form(
    request: ActorRequest,
    form: IdeaForm,
    found: IdeaRound,
    *,
    edited: Idea | None = None,
    status: int = 200,
) -> HttpResponse:
    label = _("Idee aanpassen") if edited else _("Geef een idee")
    links = (Link(label=found.question, url=found.get_absolute_url()), Link(label=label))
    context = {"form": form, "round": found, "edited": edited, "trail": trail(*links)}
    return render(request, "cases/ideas/form.html", context, status=status)


def trail(*links: Link) -> list[Link]:
    """Give the way back to all rounds."""
    first = Link(label=_("Ideeën"), url=reverse("cases:ideas") if links else "")
    return [Link(label=_("Dilemma's"), url="/dilemmas/"), first, *links]
