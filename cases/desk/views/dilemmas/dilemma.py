"""One dilemma of one's own: where it stands, and writing on."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alliantie.http import ActorRequest
from cases.desk.access import for_writers
from cases.desk.comparing import Difference
from cases.desk.dilemma_access import own_dilemma, words_of
from cases.desk.dilemma_comparing import compared
from cases.desk.dilemma_standing import DilemmaOnDesk
from cases.desk.forms.dilemmas import EditForm
from cases.models import DilemmaPage
from cases.policies.dilemma_state import SHOWN, DilemmaRefusedError
from cases.services.dilemmas.writing import ChangedMeanwhileError, save_dilemma, version_of

from .begin import LOOK, WRONG

CONFLICT = 409


@for_writers
@require_safe
def dilemma(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Show where it stands and what to do next."""
    at = DilemmaOnDesk(own_dilemma(request.actor, reference), request.actor)
    return render(request, "cases/desk/dilemmas/dilemma.html", {"at": at})


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Change the words; what another window saved meanwhile is shown beside them."""
    found = own_dilemma(request.actor, reference)
    at = DilemmaOnDesk(found, request.actor)
    if request.method != "POST":
        if not at.may_edit:
            return redirect("desk:dilemma", reference)
        return _form(request, at, _form_for(request, at))
    form = _form_for(request, at)
    if form.is_peek:
        return _form(request, at, form)
    if not form.is_valid():
        return _form(request, at, form, WRONG)
    return _saved(request, at, form)


def _form_for(request: ActorRequest, at: DilemmaOnDesk) -> EditForm:
    posted = request.POST if request.method == "POST" else None
    form = EditForm(
        posted,
        draft=at.draft,
        is_online=at.dilemma.state in SHOWN,
        own=words_of(request.actor, at.dilemma),
        is_peek=LOOK in request.POST,
    )
    form.fields["version"].initial = version_of(at.dilemma)
    return form


def _saved(request: ActorRequest, at: DilemmaOnDesk, form: EditForm) -> HttpResponse:
    started_from = "" if "over" in request.POST else form.cleaned_data["version"]
    try:
        save_dilemma(
            dilemma=at.dilemma,
            actor=request.actor,
            changes=form.changes(),
            started_from=started_from,
        )
    except ChangedMeanwhileError as error:
        return _conflict(request, at, form, error.theirs)
    except DilemmaRefusedError as error:
        form.add_error(None, error.sentence)
        return _form(request, at, form, CONFLICT)
    told = _("Bewaard. De moderatie leest je wijziging; tot dan blijft de oude tekst staan.")
    messages.success(request, told if at.is_online else _("Bewaard."))
    return redirect("desk:dilemma", at.dilemma.reference)


def _conflict(
    request: ActorRequest, at: DilemmaOnDesk, form: EditForm, theirs: DilemmaPage
) -> HttpResponse:
    differences = compared(theirs, form)
    return _form(request, at, form, CONFLICT, differences)


def _form(
    request: ActorRequest,
    at: DilemmaOnDesk,
    form: EditForm,
    status: int = 200,
    differences: list[Difference] | None = None,
) -> HttpResponse:
    context = {"at": at, "form": form, "differences": differences}
    return render(request, "cases/desk/dilemmas/edit.html", context, status=status)
