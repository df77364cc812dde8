"""Take a case along, tell that it was applied, and withdraw that."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alliantie.cards import Link
from alliantie.http import ActorRequest
from alliantie.refusals import refusal
from alliantie.signed_in import for_signed_in
from alliantie.throttles import ThrottledError
from cases.forms import ReuseForm
from cases.models import CasePage, Reuse
from cases.policies.reuse import NotYoursError, ReuseRefusedError, check_may_tell
from cases.presenting.facts import OVERVIEW
from cases.services.lineage import Told, tell_reuse, withdraw_reuse
from cases.services.taking import take_along

BAD, FORBIDDEN, TOO_MANY = 400, 403, 429


def _case(request: ActorRequest, slug: str) -> CasePage:
    return get_object_or_404(CasePage.objects.visible_to(request.actor), slug=slug)


@for_signed_in
@require_POST
def take(request: ActorRequest, slug: str) -> HttpResponse:
    """Remember that somebody takes a case along and bring them to its files."""
    case = _case(request, slug)
    take_along(case=case, actor=request.actor)
    messages.success(request, _("Meegenomen. Over een maand vragen we een keer hoe het ging."))
    has_files = case.attachments.exists() or case.links.exists()
    return redirect(f"{case.url}#{'meenemen' if has_files else 'zelf-doen'}")


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: ActorRequest, slug: str) -> HttpResponse:
    """Tell that an organisation applied a case; what was typed stays when something is wrong."""
    case = _case(request, slug)
    try:
        check_may_tell(request.actor.organisation_ids)
    except ReuseRefusedError as error:
        title = _("Dit kan nog niet")
        return refusal(request, status=FORBIDDEN, title=title, sentence=error.sentence)
    if request.method != "POST":
        return _form(request, case, ReuseForm(actor=request.actor, original=case))
    form = ReuseForm(request.POST, actor=request.actor, original=case)
    if not form.is_valid():
        return _form(request, case, form, BAD)
    return _told(request, case, form)


def _told(request: ActorRequest, case: CasePage, form: ReuseForm) -> HttpResponse:
    given = dict(form.cleaned_data)
    key = given.pop("key")
    try:
        tell_reuse(original=case, told=Told(**given), actor=request.actor, key=key)
    except ThrottledError as error:
        form.add_error(None, error.sentence)
        return _form(request, case, form, TOO_MANY)
    except ReuseRefusedError as error:
        form.add_error(None, error.sentence)
        return _form(request, case, form, BAD)
    messages.success(request, _("Dank je. Dit staat nu bij het praktijkvoorbeeld."))
    return redirect(f"{case.url}#toegepast")


def _form(
    request: ActorRequest, case: CasePage, form: ReuseForm, status: int = 200
) -> HttpResponse:
    trail = [
        Link(label=_("Praktijkvoorbeelden"), url=OVERVIEW),
        Link(label=case.title, url=case.url or ""),
        Link(label=_("Wij pasten dit toe")),
    ]
    context = {"page": case, "form": form, "trail": trail}
    return render(request, "cases/reuse/form.html", context, status=status)


@for_signed_in
@require_POST
def withdraw(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Withdraw what was told; clicking twice does what clicking once does."""
    case = _case(request, slug)
    rows = Reuse.objects.visible_to(request.actor).filter(original=case)
    reuse = get_object_or_404(rows, pk=pk)
    try:
        withdraw_reuse(reuse=reuse, actor=request.actor)
    except NotYoursError as error:
        raise Http404 from error
    messages.success(request, _("Ingetrokken. Het telt niet meer mee."))
    return redirect(f"{case.url}#toegepast")
