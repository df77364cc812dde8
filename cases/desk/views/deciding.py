"""What an author decides about a case: send in, take back, still right, withdraw, who may see it."""

from collections.abc import Callable
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alliantie.choices import Audience
from alliantie.http import ActorRequest
from cases.desk.access import for_writers, own_page
from cases.desk.forms import AudienceForm, SubmitForm, WhomForm
from cases.desk.standing import StandingOnDesk, standing_of
from cases.models import CasePage
from cases.policies.writing import WritingRefusedError
from cases.services import affiliating, audiences, submitting
from cases.services.at_once import publishes_at_once
from cases.services.writing import EditConflictError, version_of
from organisations.policies import OrganisationRefusedError

CONFLICT = 409


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: ActorRequest, pk: int) -> HttpResponse:
    """Say what happens next and send it in, once however often it is clicked."""
    page = own_page(request.actor, pk)
    at = standing_of(page, request.actor)
    if request.method != "POST":
        asked = {
            "version": version_of(page),
            "audience": request.GET.get("zichtbaar", page.audience),
        }
        form = SubmitForm(initial=asked, page=page)
        return _submit_page(request, at, form)
    form = SubmitForm(request.POST, page=page)
    if not form.is_valid():
        return _submit_page(request, at, form)
    try:
        submitting.submit_once(
            key=form.cleaned_data["key"] or uuid4(),
            page=page,
            actor=request.actor,
            started_from=form.cleaned_data["version"],
            change_sentence=form.cleaned_data.get("change_sentence", ""),
            audience=form.cleaned_data.get("audience", ""),
        )
    except EditConflictError:
        messages.warning(request, _("Je tekst is intussen gewijzigd. Kijk hem nog even na."))
        return redirect("desk:case", pk)
    except WritingRefusedError as error:
        form.add_error(None, error.sentence)
        return _submit_page(request, at, form, CONFLICT)
    _say_what_happened(request, pk)
    return redirect("desk:case", pk)


def _say_what_happened(request: ActorRequest, pk: int) -> None:
    """Say that it is online; of what the editors read first the page says until when one waits."""
    page = own_page(request.actor, pk)
    if page.live and not page.workflow_in_progress:
        messages.success(request, _("Het staat online. De redactie kijkt het achteraf na."))


def _submit_page(
    request: ActorRequest, at: StandingOnDesk, form: SubmitForm, status: int = 200
) -> HttpResponse:
    at_once = publishes_at_once(at.page, request.actor)
    context = {"at": at, "form": form, "due": submitting.answer_due(), "at_once": at_once}
    return render(request, "cases/desk/submit.html", context, status=status)


def _act(
    request: ActorRequest, pk: int, change: Callable[[CasePage], object], done: str
) -> HttpResponse:
    """Do one thing and go back to the case; a refusal is told there."""
    page = own_page(request.actor, pk)
    try:
        change(page)
    except WritingRefusedError as error:
        messages.error(request, error.sentence)
    else:
        messages.success(request, done)
    return redirect("desk:case", pk)


@for_writers
@require_POST
def take_back(request: ActorRequest, pk: int) -> HttpResponse:
    """Take it back to write on."""
    return _act(
        request,
        pk,
        lambda page: submitting.take_back(page=page, actor=request.actor),
        _("Je hebt het terug. Schrijf verder en stuur het weer in als je klaar bent."),
    )


@for_writers
@require_POST
def confirm(request: ActorRequest, pk: int) -> HttpResponse:
    """Say that it still holds."""
    return _act(
        request,
        pk,
        lambda page: submitting.confirm_case(page=page, actor=request.actor),
        _("Dank je wel. Lezers zien dat het vandaag nog klopt."),
    )


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    """Ask whether it is meant, then take it offline."""
    if request.method != "POST":
        at = standing_of(own_page(request.actor, pk), request.actor)
        return render(request, "cases/desk/withdraw.html", {"at": at})
    return _act(
        request,
        pk,
        lambda page: submitting.withdraw(page=page, actor=request.actor),
        _("Het staat niet meer online. Je tekst is bewaard."),
    )


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def audience(request: ActorRequest, pk: int) -> HttpResponse:
    """Narrow who may see it at once; more people goes past the editors."""
    page = own_page(request.actor, pk)
    form = AudienceForm(request.POST or None, initial={"audience": page.audience}, page=page)
    if request.method != "POST" or not form.is_valid():
        return render(request, "cases/desk/audience.html", {"page": page, "form": form})
    wanted = form.cleaned_data["audience"]
    try:
        done = audiences.set_audience(page=page, actor=request.actor, audience=wanted)
    except WritingRefusedError as error:
        form.add_error("audience", error.sentence)
        return render(request, "cases/desk/audience.html", {"page": page, "form": form})
    if not done:
        messages.info(
            request, _("Meer mensen: dat gaat eerst langs de redactie. Stuur het hier in.")
        )
        return redirect(f"../insturen/?zichtbaar={wanted}")
    label = Audience(wanted).label
    messages.success(request, _("Aangepast. Dit mag het zien: %(who)s.") % {"who": label})
    return redirect("desk:case", pk)


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def whom(request: ActorRequest, pk: int) -> HttpResponse:
    """Ask for whom somebody writes when that is not known yet."""
    page = own_page(request.actor, pk)
    form = WhomForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        answer = form.chosen()
        try:
            if answer.is_answered:
                affiliating.write_for(page=page, actor=request.actor, whom=answer)
                return redirect("desk:case", pk)
            form.add_error("whom", _("Vul in bij wie je werkt, of als wie je meedoet."))
        except (WritingRefusedError, OrganisationRefusedError) as error:
            form.add_error("whom", error.sentence)
    return render(request, "cases/desk/whom.html", {"page": page, "form": form})
