"""Propose to add something to a dilemma one can see."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alliantie.http import ActorRequest
from alliantie.refusals import refusal
from alliantie.signed_in import for_signed_in
from alliantie.throttles import ThrottledError
from cases.forms.proposing import ProposeForm
from cases.models import DilemmaPage
from cases.policies.dilemma_proposals import check_propose
from cases.policies.dilemma_rights import may_moderate
from cases.policies.dilemma_state import DilemmaRefusedError
from cases.services.dilemmas.authors import is_asker
from cases.services.dilemmas.proposals import propose as propose_it

WRONG, FORBIDDEN, TOO_OFTEN = 400, 403, 429


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: ActorRequest, slug: str) -> HttpResponse:
    """Put one thing before who asked; nobody else sees it before they say yes."""
    dilemma: DilemmaPage | None = (
        DilemmaPage.objects.visible_to(request.actor).filter(slug=slug).first()
    )
    if dilemma is None:
        raise Http404
    try:
        _check(request, dilemma)
    except DilemmaRefusedError as error:
        title = _("Dit kan niet")
        return refusal(request, status=FORBIDDEN, title=title, sentence=error.sentence)
    form = ProposeForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _page(request, dilemma, form)
    if not form.is_valid():
        return _page(request, dilemma, form, WRONG)
    return _proposed(request, dilemma, form)


def _check(request: ActorRequest, dilemma: DilemmaPage) -> None:
    check_propose(
        state=dilemma.state,
        is_asker=is_asker(dilemma=dilemma, actor=request.actor),
        is_moderator=may_moderate(request.actor.roles),
        is_member=request.actor.is_member,
    )


def _proposed(request: ActorRequest, dilemma: DilemmaPage, form: ProposeForm) -> HttpResponse:
    try:
        propose_it(dilemma=dilemma, actor=request.actor, **form.proposal())
    except ThrottledError as error:
        form.add_error(None, error.sentence)
        return _page(request, dilemma, form, TOO_OFTEN)
    except DilemmaRefusedError as error:
        form.add_error(None, error.sentence)
        return _page(request, dilemma, form, WRONG)
    messages.success(request, _("Dank je. Wie het vroeg, beslist of het erbij komt."))
    return redirect(dilemma.url or "/")


def _page(
    request: ActorRequest, dilemma: DilemmaPage, form: ProposeForm, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {"dilemma": dilemma, "form": form}
    return render(request, "cases/dilemmas/propose.html", context, status=status)
