"""Somebody's own memberships: how they take part, what is shown of it, and how they stop."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliantie.http import ActorRequest
from organisations.forms import FaceForm, HandOverForm, LeaveForm
from organisations.models import Membership
from organisations.policies import OrganisationRefusedError
from organisations.presenting.memberships import (
    colleagues_of,
    own_membership,
    own_memberships,
    standing_of,
)
from organisations.services import ask_to_administer, change_face, hand_over, leave

from .door import for_signed_in

BAD = 400


@for_signed_in
@require_safe
def overview(request: ActorRequest) -> HttpResponse:
    """List how somebody takes part."""
    context = {"memberships": own_memberships(request.actor)}
    return render(request, "organisations/desk/overview.html", context)


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: ActorRequest, pk: int) -> HttpResponse:
    """Show one membership and change what is shown of it."""
    membership = _own(request, pk)
    if request.method != "POST":
        return _page(request, membership)
    form = FaceForm(request.POST)
    if not form.is_valid():
        return _page(request, membership, face=form, status=BAD)
    change_face(membership=membership, actor=request.actor, **form.cleaned_data)
    messages.success(request, _("Bewaard."))
    return redirect("memberships:mine", pk=pk)


@for_signed_in
@require_POST
def stop(request: ActorRequest, pk: int) -> HttpResponse:
    """End one's own membership."""
    membership = _own(request, pk)
    form = LeaveForm(request.POST, colleagues=colleagues_of(membership))
    if not form.is_valid():
        return _page(request, membership, leaving=form, status=BAD)
    try:
        leave(
            membership=membership,
            actor=request.actor,
            successor=_chosen(membership, form.cleaned_data["successor"]),
            without_admin=form.cleaned_data["without_admin"],
        )
    except OrganisationRefusedError as error:
        form.add_error(None, error.sentence)
        return _page(request, membership, leaving=form, status=BAD)
    messages.success(request, _("Je doet hier niet meer mee. Wat je schreef, blijft staan."))
    return redirect("memberships:overview")


@for_signed_in
@require_POST
def pass_on(request: ActorRequest, pk: int) -> HttpResponse:
    """Hand one's task over to a colleague."""
    membership = _own(request, pk)
    form = HandOverForm(request.POST, colleagues=colleagues_of(membership))
    if not form.is_valid():
        return _page(request, membership, handing=form, status=BAD)
    successor = _chosen(membership, form.cleaned_data["successor"])
    if successor is None:
        return redirect("memberships:mine", pk=pk)
    try:
        hand_over(membership=membership, successor=successor, actor=request.actor)
    except OrganisationRefusedError as error:
        form.add_error(None, error.sentence)
        return _page(request, membership, handing=form, status=BAD)
    messages.success(request, _("Je collega is nu beheerder."))
    return redirect("memberships:mine", pk=pk)


@for_signed_in
@require_POST
def offer(request: ActorRequest, pk: int) -> HttpResponse:
    """Offer to look after an organisation that nobody looks after."""
    membership = _own(request, pk)
    try:
        ask_to_administer(membership=membership, actor=request.actor)
    except OrganisationRefusedError as error:
        messages.error(request, error.sentence)
    else:
        messages.success(request, _("Je vraag staat bij de redactie."))
    return redirect("memberships:mine", pk=pk)


def _own(request: ActorRequest, pk: int) -> Membership:
    rows = Membership.objects.active().select_related("organisation")
    membership: Membership = get_object_or_404(rows, pk=pk, user=request.actor.user_id)
    return membership


def _chosen(membership: Membership, pk: str) -> Membership | None:
    if not pk:
        return None
    return (
        Membership.objects.active().filter(organisation=membership.organisation_id, pk=pk).first()
    )


def _page(
    request: ActorRequest,
    membership: Membership,
    *,
    face: FaceForm | None = None,
    handing: HandOverForm | None = None,
    leaving: LeaveForm | None = None,
    status: int = 200,
) -> HttpResponse:
    colleagues = colleagues_of(membership)
    shown = {"function": membership.function, "is_shown": membership.is_shown}
    context = {
        "own": own_membership(membership),
        "standing": standing_of(membership),
        "face": face or FaceForm(initial=shown),
        "handing": handing or HandOverForm(colleagues=colleagues, auto_id="over-%s"),
        "leaving": leaving or LeaveForm(colleagues=colleagues, auto_id="stop-%s"),
        "wrong": next((form for form in (face, handing, leaving) if form is not None), None),
    }
    return render(request, "organisations/desk/mine.html", context, status=status)
