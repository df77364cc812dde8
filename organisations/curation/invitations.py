"""Editors invite in person, and see who was asked and who came."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliantie.http import ActorRequest
from alliantie.idempotency import KeyOfAnotherError
from alliantie.spreadsheets import as_csv
from alliantie.throttles import ThrottledError
from organisations.choices import InvitedBy
from organisations.models import Invitation
from organisations.policies import OrganisationRefusedError
from organisations.presenting.coverage import coverage, coverage_lines
from organisations.services import make_invitation, withdraw_invitation

from .forms import EditorInviteForm, LookForm
from .looking import invitation_lines, invitations

TOO_OFTEN, BAD = 429, 400


@require_safe
def overview(request: ActorRequest) -> HttpResponse:
    """Show the invitations, and which parts of the country were asked."""
    _editors_only(request)
    look = LookForm(request.GET)
    chosen = look.chosen
    context = {
        "look": look,
        "query": request.GET.urlencode(),
        "rows": invitations(chosen),
        "groups": coverage(chosen["groep"], chosen["waar"]),
    }
    return render(request, "organisations/cms/invitations.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def make(request: ActorRequest) -> HttpResponse:
    """Make an invitation; its link is shown here once, and never again."""
    _editors_only(request)
    if request.method != "POST":
        return _form(request, EditorInviteForm())
    form = EditorInviteForm(request.POST)
    if not form.is_valid():
        return _form(request, form, BAD)
    try:
        made = make_invitation(
            asked=form.asked(),
            by=InvitedBy.EDITOR,
            actor=request.actor,
            key=form.cleaned_data["key"],
        )
    except ThrottledError as error:
        form.add_error(None, error.sentence)
        return _form(request, form, TOO_OFTEN)
    except KeyOfAnotherError:
        form.add_error(None, _("Er ging iets mis met dit formulier. Open het opnieuw."))
        return _form(request, form, BAD)
    context = {"made": made, "is_mailed": bool(form.cleaned_data["email"])}
    return render(request, "organisations/cms/invited.html", context)


@require_POST
def withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    """Let a link do nothing any more."""
    _editors_only(request)
    invitation = get_object_or_404(Invitation, pk=pk)
    try:
        withdraw_invitation(invitation=invitation, actor=request.actor, origin="cms")
    except OrganisationRefusedError as error:
        messages.error(request, error.sentence)
    else:
        messages.success(request, _("De uitnodiging is ingetrokken."))
    return redirect("invitations")


@require_safe
def export(request: ActorRequest) -> HttpResponse:
    """Give the invitations as a file for a spreadsheet."""
    _editors_only(request)
    lines = invitation_lines(invitations(LookForm(request.GET).chosen))
    return _file("uitnodigingen.csv", lines)


@require_safe
def export_coverage(request: ActorRequest) -> HttpResponse:
    """Give the coverage as a file for a spreadsheet."""
    _editors_only(request)
    chosen = LookForm(request.GET).chosen
    return _file("dekking.csv", coverage_lines(coverage(chosen["groep"], chosen["waar"])))


def _file(name: str, lines: Iterable[list[str]]) -> HttpResponse:
    answer = HttpResponse(as_csv(lines), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _editors_only(request: ActorRequest) -> None:
    if not request.actor.is_editor:
        raise PermissionDenied


def _form(request: ActorRequest, form: EditorInviteForm, status: int = 200) -> HttpResponse:
    return render(request, "organisations/cms/invite.html", {"form": form}, status=status)
