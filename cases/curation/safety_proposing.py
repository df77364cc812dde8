"""A moderator proposes what is missing; who asked decides whether it comes in."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alliantie.http import ActorRequest
from alliantie.throttles import ThrottledError
from cases.forms.proposing import ProposeForm
from cases.policies.dilemma_state import DilemmaRefusedError
from cases.services.dilemmas.proposals import propose

from .safety_queue import check_url
from .safety_review import checked_by

WRONG, TOO_MANY = 400, 429


@require_http_methods(["GET", "HEAD", "POST"])
def propose_addition(request: ActorRequest, reference: Any) -> HttpResponse:
    """Put one thing before who asked; nobody else sees it before they say yes."""
    dilemma = checked_by(request, reference)
    form = ProposeForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = WRONG
        try:
            if form.is_valid():
                propose(dilemma=dilemma, actor=request.actor, **form.proposal())
                messages.success(request, _("Je voorstel ligt bij de vrager."))
                return redirect(check_url(dilemma))
        except ThrottledError as error:
            form.add_error(None, error.sentence)
            status = TOO_MANY
        except DilemmaRefusedError as error:
            form.add_error(None, error.sentence)
    context = {"dilemma": dilemma, "form": form}
    return render(request, "cases/curation/safety_propose.html", context, status=status)
