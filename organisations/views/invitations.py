"""What somebody sees who follows the link of an invitation; looking changes nothing."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.models import User
from alliantie.http import ActorRequest
from organisations.forms import FaceForm
from organisations.models import Invitation
from organisations.policies import OrganisationRefusedError, check_acceptable
from organisations.resolving import current_of
from organisations.services import Face, accept_invitation, inviter_name

from .door import kept_in_address, sign_in_links, typed_before
from .joining import sentence_of

GONE, BAD = 410, 400


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: ActorRequest, token: str) -> HttpResponse:
    """Show who invites for which organisation; only pressing the button accepts."""
    rows = Invitation.objects.of_token(token).select_related("organisation", "invited_by")
    found: Invitation = get_object_or_404(rows)
    if found.accepted_by_id is not None and found.accepted_by_id == request.actor.user_id:
        return redirect("memberships:overview")
    try:
        check_acceptable(found.state)
    except OrganisationRefusedError as error:
        context = {"sentence": error.sentence}
        return render(request, "organisations/invitation_gone.html", context, status=GONE)
    return _standing(request, found)


def _standing(request: ActorRequest, found: Invitation) -> HttpResponse:
    if request.method != "POST":
        return _page(request, found, FaceForm(initial=typed_before(request, FaceForm)))
    if not request.actor.is_signed_in:
        return kept_in_address(request, FaceForm)
    form = FaceForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form, BAD)
    try:
        membership = accept_invitation(
            invitation=found,
            user=User.objects.get(pk=request.actor.user_id or 0),
            face=Face(**form.cleaned_data),
        )
    except OrganisationRefusedError as error:
        form.add_error(None, error.sentence)
        return _page(request, found, form, BAD)
    messages.success(request, sentence_of(membership))
    return redirect("memberships:overview")


def _page(
    request: ActorRequest, found: Invitation, form: FaceForm, status: int = 200
) -> HttpResponse:
    context = {
        "invitation": found,
        "organisation": current_of(found.organisation) if found.organisation else None,
        "inviter": inviter_name(found),
        "form": form,
        "is_signed_in": request.actor.is_signed_in,
        **sign_in_links(request),
    }
    return render(request, "organisations/invitation.html", context, status=status)
