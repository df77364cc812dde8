"""Pages of organisations."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alliantie.cards import Link
from alliantie.http import ActorRequest
from alliantie.idempotency import KeyOfAnotherError
from alliantie.throttles import ThrottledError
from organisations.filters import PAGE, Question
from organisations.forms import ProposalForm
from organisations.models import Organisation
from organisations.presenting import listed, organisation_view
from organisations.proposing import Proposal, meant, propose

TOO_OFTEN = 429


@require_safe
def overview(request: ActorRequest) -> HttpResponse:
    """Show all organisations, with search and filters."""
    question = Question.read(request.GET)
    context = {
        "question": question,
        "groups": question.groups(request.actor),
        "listed": listed(question, request.actor, request.GET.get(PAGE, "1")),
        "trail": [Link(label=_("Organisaties"))],
    }
    return render(request, "organisations/overview.html", context)


@require_safe
def detail(request: ActorRequest, slug: str) -> HttpResponse:
    """Show one organisation; a body that went up in another leads there."""
    visible = Organisation.objects.visible_to(request.actor)
    organisation = get_object_or_404(
        visible.with_care().select_related("parent", "successor", "logo"), slug=slug
    )
    if organisation.successor and visible.filter(pk=organisation.successor.pk).exists():
        return redirect(organisation.successor, permanent=True)
    view = organisation_view(organisation, request.actor, request.GET.get(PAGE, "1"))
    trail = [
        Link(label=_("Organisaties"), url=reverse("organisations:overview")),
        Link(label=organisation.name),
    ]
    context = {"view": view, "organisation": organisation, "trail": trail}
    return render(request, "organisations/detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request: ActorRequest) -> HttpResponse:
    """Let anyone signed in propose a missing organisation in two fields."""
    if not request.actor.is_signed_in:
        return redirect_to_login(request.get_full_path())
    if request.method != "POST":
        return _form(request, ProposalForm(initial={"name": request.GET.get("naam", "")[:200]}))
    form = ProposalForm(request.POST)
    if not form.is_valid():
        return _form(request, form, status=400)
    alike = [] if "toch" in request.POST else meant(form.cleaned_data["name"], request.actor)
    if alike:
        return _form(request, form, alike=alike)
    return _proposed(request, form)


def _proposed(request: ActorRequest, form: ProposalForm) -> HttpResponse:
    try:
        proposal = propose(actor=request.actor, **form.cleaned_data)
    except ThrottledError as error:
        form.add_error(None, error.sentence)
        return _form(request, form, status=TOO_OFTEN)
    except KeyOfAnotherError:
        form.add_error(None, _("Er ging iets mis met dit formulier. Open het opnieuw."))
        return _form(request, form, status=400)
    return _thanks(request, proposal)


def _thanks(request: ActorRequest, proposal: Proposal) -> HttpResponse:
    if proposal.url:
        messages.info(
            request, _("%(name)s stond er al. Dit is de pagina.") % {"name": proposal.name}
        )
        return redirect(proposal.url)
    messages.success(
        request,
        _("Dank je. De redactie bekijkt %(name)s en zet de organisatie in het overzicht.")
        % {"name": proposal.name},
    )
    return redirect("organisations:overview")


def _form(
    request: ActorRequest,
    form: ProposalForm,
    *,
    alike: list[Organisation] | None = None,
    status: int = 200,
) -> HttpResponse:
    trail = [
        Link(label=_("Organisaties"), url=reverse("organisations:overview")),
        Link(label=_("Organisatie voorstellen")),
    ]
    context = {"form": form, "alike": alike or [], "trail": trail}
    return render(request, "organisations/suggest.html", context, status=status)
