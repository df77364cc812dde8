"""Whose name is shown, who may read, and how to be reached for the look back."""

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alliantie.http import ActorRequest
from cases.desk.access import for_writers
from cases.desk.dilemma_access import own_dilemma
from cases.desk.dilemma_standing import DilemmaOnDesk
from cases.desk.forms.dilemmas import ChoiceForm, LookBackSettingsForm
from cases.models import DilemmaPage
from cases.policies.dilemma_state import DilemmaRefusedError
from cases.services.dilemmas.readers import Choice
from cases.services.dilemmas.writing import choose as choose_anew

from .begin import LOOK, WRONG, read_of


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Change who sees what; once online only towards less."""
    dilemma = own_dilemma(request.actor, reference)
    at = DilemmaOnDesk(dilemma, request.actor)
    form = _form_for(request, at)
    if request.method != "POST" or form.is_peek:
        return _page(request, at, form)
    if not form.is_valid():
        return _page(request, at, form, WRONG)
    try:
        choose_anew(dilemma=dilemma, actor=request.actor, choice=form.chosen())
    except DilemmaRefusedError as error:
        form.add_error(None, error.sentence)
        return _page(request, at, form, WRONG)
    messages.success(request, _("Aangepast. Dit geldt meteen."))
    return redirect("desk:dilemma", reference)


def _form_for(request: ActorRequest, at: DilemmaOnDesk) -> ChoiceForm:
    dilemma = at.dilemma
    first = {
        "name": dilemma.name_choice,
        "readers": dilemma.readers,
        "may_be_indexed": dilemma.may_be_indexed,
    }
    if dilemma.organisation_id:
        first["organisation"] = dilemma.organisation_id
    return ChoiceForm(
        request.POST if request.method == "POST" else None,
        actor=request.actor,
        initial=first,
        invited_ids=list(dilemma.invited_readers.values_list("user", flat=True)),
        is_online=at.is_online,
        is_peek=LOOK in request.POST,
    )


def _page(
    request: ActorRequest, at: DilemmaOnDesk, form: ChoiceForm, status: int = 200
) -> HttpResponse:
    context = {"at": at, "form": form, "read": read_of(request, form)}
    return render(request, "cases/desk/dilemmas/choose.html", context, status=status)


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Keep another address and a passphrase for the look back; both go sealed."""
    dilemma = own_dilemma(request.actor, reference)
    at = DilemmaOnDesk(dilemma, request.actor)
    form = LookBackSettingsForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _settings_page(request, at, form)
    if not form.is_valid():
        return _settings_page(request, at, form, WRONG)
    choice = replace(_as_it_is(dilemma), **form.chosen())
    try:
        choose_anew(dilemma=dilemma, actor=request.actor, choice=choice)
    except DilemmaRefusedError as error:
        form.add_error(None, error.sentence)
        return _settings_page(request, at, form, WRONG)
    messages.success(request, _("Bewaard. Niemand van ons kan dit lezen."))
    return redirect("desk:dilemma", reference)


def _as_it_is(dilemma: DilemmaPage) -> Choice:
    """Give the choice that stands, so that only the look back changes."""
    return Choice(
        name=dilemma.name_choice,
        readers=dilemma.readers,
        organisation_id=dilemma.organisation_id,
        invited_ids=tuple(dilemma.invited_readers.values_list("user", flat=True)),
        may_be_indexed=dilemma.may_be_indexed,
    )


def _settings_page(
    request: ActorRequest, at: DilemmaOnDesk, form: LookBackSettingsForm, status: int = 200
) -> HttpResponse:
    context = {"at": at, "form": form}
    return render(request, "cases/desk/dilemmas/settings.html", context, status=status)
