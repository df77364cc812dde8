"""The one screen where editors decide who comes in: people first, then proposed organisations."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alliantie.http import ActorRequest
from alliantie.today.following import decided, only

from .choices import Listing
from .curation.today import ADMIN, ORGANISATION, PERSON
from .models import Membership, Organisation
from .policies import OrganisationRefusedError
from .services import (
    accept_newcomer,
    accept_organisation,
    make_admin,
    newcomer_domain,
    refuse_membership,
    refuse_organisation,
)

MOST = 100


@dataclass(frozen=True)
class Waiting:
    """One request, with the mail domain that may be verified along."""

    membership: Membership
    domain: str
    is_new_organisation: bool
    lacks_admin: bool


def _editors_only(request: ActorRequest) -> None:
    if not request.actor.is_editor:
        raise PermissionDenied


@require_safe
def requests(request: ActorRequest) -> HttpResponse:
    """List what waits, oldest first."""
    _editors_only(request)
    rows = only(request, PERSON, Membership.objects.open_requests())
    rows = rows.select_related("user", "organisation")[:MOST]
    looked_after = set(
        Membership.objects.administrators().values_list("organisation_id", flat=True)
    )
    people = [
        Waiting(
            one,
            newcomer_domain(one),
            one.organisation is not None and one.organisation.listing == Listing.PROPOSED,
            one.organisation_id is not None and one.organisation_id not in looked_after,
        )
        for one in rows
    ]
    offers = only(request, ADMIN, Membership.objects.asking_to_administer())
    offers = offers.select_related("user", "organisation")
    proposed = only(request, ORGANISATION, Organisation.objects.filter(listing=Listing.PROPOSED))
    proposed = proposed.exclude(memberships__in=[one.membership for one in people])
    context = {
        "people": people,
        "offers": offers[:MOST],
        "proposed": proposed.order_by("created_at")[:MOST],
    }
    return render(request, "organisations/cms/requests.html", context)


@require_POST
def decide_membership(request: ActorRequest, pk: int) -> HttpResponse:
    """Accept or refuse a person, with one click."""
    _editors_only(request)
    membership = get_object_or_404(Membership.objects.select_related("user", "organisation"), pk=pk)
    if request.POST.get("besluit") == "weiger":
        return _done(
            request,
            _("%(who)s is niet toegelaten.") % {"who": membership.user},
            lambda: refuse_membership(
                membership=membership,
                actor=request.actor,
                reason=request.POST.get("reden", "")[:500],
                origin="cms",
            ),
        )
    return _done(
        request,
        _("%(who)s doet mee.") % {"who": membership.user},
        lambda: accept_newcomer(
            membership=membership,
            actor=request.actor,
            verify_domain=request.POST.get("besluit") == "met-domein",
            as_admin=request.POST.get("besluit") == "als-beheerder",
        ),
    )


@require_POST
def decide_admin(request: ActorRequest, pk: int) -> HttpResponse:
    """Let a member who offered it look after their organisation, with one click."""
    _editors_only(request)
    membership = get_object_or_404(Membership.objects.select_related("user", "organisation"), pk=pk)
    return _done(
        request,
        _("%(who)s is nu beheerder.") % {"who": membership.user},
        lambda: make_admin(membership=membership, actor=request.actor, origin="cms"),
    )


@require_POST
def decide_organisation(request: ActorRequest, pk: int) -> HttpResponse:
    """Accept or refuse a proposed organisation, with one click."""
    _editors_only(request)
    organisation = get_object_or_404(Organisation, pk=pk)
    if request.POST.get("besluit") == "weiger":
        return _done(
            request,
            _("%(name)s komt niet in het overzicht.") % {"name": organisation},
            lambda: refuse_organisation(organisation=organisation, actor=request.actor),
        )
    return _done(
        request,
        _("%(name)s staat in het overzicht.") % {"name": organisation},
        lambda: accept_organisation(organisation=organisation, actor=request.actor),
    )


def _done(request: ActorRequest, sentence: str, change: Any) -> HttpResponse:
    try:
        change()
    except OrganisationRefusedError as error:
        messages.error(request, error.sentence)
    else:
        decided(request, sentence)
    return redirect("organisation_requests")
