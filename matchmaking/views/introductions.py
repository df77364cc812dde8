"""An introduction, for the two it is about."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alliantie.http import ActorRequest
from alliantie.signed_in import for_signed_in
from matchmaking.choices import Helped
from matchmaking.choices.introduction import STANDING
from matchmaking.forms.introduction import HelpedForm, NoForm
from matchmaking.models import Introduction
from matchmaking.presenting.introduction import introduction_view, own_introduction, rows_for
from matchmaking.services import agreeing, following_up
from people.policies.refusals import PeopleRefusedError

BAD = 400


@for_signed_in
@require_safe
def overview(request: ActorRequest) -> HttpResponse:
    """List somebody's introductions."""
    return render(request, "matchmaking/introductions.html", {"rows": rows_for(request.actor)})


@for_signed_in
@require_safe
def introduction(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Show why, how it stands, and what somebody can do now."""
    return _page(request, _own(request, reference))


@for_signed_in
@require_POST
def agree(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Say yes; the second yes opens a conversation."""
    return _do(
        request,
        reference,
        lambda row: agreeing.say_yes(introduction=row, actor=request.actor),
        _("Je zei ja. We laten het weten als de ander ook ja zegt."),
    )


@for_signed_in
@require_POST
def decline(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Say no; the reason stays private."""
    row, form = _own(request, reference), NoForm(request.POST)
    if not form.is_valid():
        return _page(request, row, no_form=form, status=BAD)
    reason = form.cleaned_data["reason"]
    return _do(
        request,
        reference,
        lambda found: agreeing.decline(introduction=found, actor=request.actor, reason=reason),
        _("Je zei nee. De ander krijgt daar geen bericht van."),
    )


@for_signed_in
@require_POST
def withdraw(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Take a yes back."""
    return _do(
        request,
        reference,
        lambda row: agreeing.withdraw(introduction=row, actor=request.actor),
        _("Ingetrokken. De kennismaking gaat niet door."),
    )


@for_signed_in
@require_POST
def planned(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Note that the two will meet."""
    return _do(
        request,
        reference,
        lambda row: agreeing.note_planned(introduction=row, actor=request.actor),
        _("Fijn dat jullie een afspraak hebben."),
    )


@for_signed_in
@require_POST
def met(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Note that the two spoke."""
    return _do(
        request,
        reference,
        lambda row: agreeing.note_met(introduction=row, actor=request.actor),
        _("Fijn dat jullie elkaar spraken."),
    )


@for_signed_in
@require_POST
def helped(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Answer the one question."""
    row, form = _own(request, reference), HelpedForm(request.POST)
    if not form.is_valid():
        return _page(request, row, helped_form=form, status=BAD)
    answer = Helped(form.cleaned_data["helped"])
    return _do(
        request,
        reference,
        lambda found: following_up.tell_whether_it_helped(
            introduction=found, actor=request.actor, helped=answer
        ),
        _("Dank je. Zo leren wij wie elkaar verder helpt."),
    )


def _own(request: ActorRequest, reference: UUID) -> Introduction:
    row = own_introduction(request.actor, reference)
    if row is None:
        raise Http404
    return row


def _do(
    request: ActorRequest,
    reference: UUID,
    change: Callable[[Introduction], object],
    said: str,
) -> HttpResponse:
    row = _own(request, reference)
    try:
        change(row)
    except PeopleRefusedError as error:
        return _page(request, _own(request, reference), refused=error.sentence, status=BAD)
    now = _own(request, reference)
    if row.conversation_id is None and now.state in STANDING:
        messages.success(request, _("Jullie zeiden allebei ja. Schrijf elkaar nu."))
    else:
        messages.success(request, said)
    return redirect("matching:introduction", reference)


def _page(
    request: ActorRequest,
    row: Introduction,
    *,
    no_form: NoForm | None = None,
    helped_form: HelpedForm | None = None,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "view": introduction_view(row, request.actor),
        "no_form": no_form or NoForm(),
        "helped_form": helped_form,
        "refused": refused,
    }
    return render(request, "matchmaking/introduction.html", context, status=status)
