"""Look after an organisation: who comes in, who goes, who helps; for its admins and for editors."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliantie.http import ActorRequest
from alliantie.idempotency import KeyOfAnotherError
from alliantie.throttles import ThrottledError
from organisations.choices import InvitedBy
from organisations.forms import InviteForm
from organisations.models import Invitation, Membership, Organisation
from organisations.policies import OrganisationRefusedError, may_look_after
from organisations.presenting.memberships import care_of
from organisations.services import (
    Asked,
    admit_membership,
    end_membership,
    make_admin,
    make_invitation,
    refuse_membership,
    take_admin,
    withdraw_invitation,
)

from .door import for_signed_in

TOO_OFTEN, BAD = 429, 400
LONGEST_REASON = 500
Change = Callable[..., Any]
DECISIONS: dict[str, Change] = {
    "toelaten": admit_membership,
    "weiger": refuse_membership,
    "beeindig": end_membership,
    "maak-beheerder": make_admin,
    "neem-beheer-terug": take_admin,
}


@for_signed_in
@require_safe
def care(request: ActorRequest, slug: str) -> HttpResponse:
    """Show who asks, who takes part and who was invited."""
    context = {"care": care_of(_looked_after(request, slug), request.actor)}
    return render(request, "organisations/desk/care.html", context)


@for_signed_in
@require_POST
def decide(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Take one decision about one member of this organisation."""
    organisation = _looked_after(request, slug)
    rows = Membership.objects.select_related("user", "organisation")
    membership = get_object_or_404(rows, pk=pk, organisation=organisation)
    decision = request.POST.get("besluit", "")
    change = DECISIONS.get(decision)
    if change is None:
        raise Http404
    more = (
        {"reason": request.POST.get("reden", "")[:LONGEST_REASON]} if decision == "weiger" else {}
    )
    return _done(request, slug, lambda: change(membership=membership, actor=request.actor, **more))


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: ActorRequest, slug: str) -> HttpResponse:
    """Invite a colleague by mail."""
    organisation = _looked_after(request, slug)
    if request.method != "POST":
        return _form(request, organisation, InviteForm())
    form = InviteForm(request.POST)
    if not form.is_valid():
        return _form(request, organisation, form, BAD)
    return _invited(request, organisation, form)


def _invited(request: ActorRequest, organisation: Organisation, form: InviteForm) -> HttpResponse:
    data = form.cleaned_data
    asked = Asked(name=data["name"], email=data["email"], organisation=organisation)
    try:
        made = make_invitation(
            asked=asked, by=InvitedBy.ADMIN, actor=request.actor, key=data["key"]
        )
    except ThrottledError as error:
        form.add_error(None, error.sentence)
        return _form(request, organisation, form, TOO_OFTEN)
    except OrganisationRefusedError as error:
        form.add_error(None, error.sentence)
        return _form(request, organisation, form, BAD)
    except KeyOfAnotherError:
        form.add_error(None, _("Er ging iets mis met dit formulier. Open het opnieuw."))
        return _form(request, organisation, form, BAD)
    messages.success(request, _("%(name)s krijgt een mail.") % {"name": made.name})
    return redirect("memberships:care", slug=organisation.slug)


@for_signed_in
@require_POST
def withdraw(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Let an invitation of this organisation do nothing any more."""
    organisation = _looked_after(request, slug)
    invitation = get_object_or_404(Invitation, pk=pk, organisation=organisation, by=InvitedBy.ADMIN)
    return _done(
        request, slug, lambda: withdraw_invitation(invitation=invitation, actor=request.actor)
    )


def _looked_after(request: ActorRequest, slug: str) -> Organisation:
    """Give an organisation this person looks after; any other does not exist here."""
    organisation: Organisation = get_object_or_404(Organisation, slug=slug)
    if not may_look_after(request.actor, organisation.pk):
        raise Http404
    return organisation


def _done(request: ActorRequest, slug: str, change: Callable[[], Any]) -> HttpResponse:
    try:
        change()
    except OrganisationRefusedError as error:
        messages.error(request, error.sentence)
    else:
        messages.success(request, _("Gedaan."))
    return redirect("memberships:care", slug=slug)


def _form(
    request: ActorRequest, organisation: Organisation, form: InviteForm, status: int = 200
) -> HttpResponse:
    context = {"organisation": organisation, "form": form}
    return render(request, "organisations/desk/invite.html", context, status=status)
