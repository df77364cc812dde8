"""Offers and needs in the CMS: what waits for an editor, and everything by its stand."""

from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from alliantie.cms_menu import PEOPLE_MENU
from alliantie.http import ActorRequest
from alliantie.today.following import decided, only
from organisations.cms import NoAddingPolicy
from people.choices import OfferState
from people.models import Offer
from people.policies.refusals import PeopleRefusedError
from people.services.offer_keeping import let_offer_through, turn_offer_down

from .today import OFFER

MOST = 100


class ReadingPolicy(NoAddingPolicy):
    """What people wrote is theirs: editors look, let through or turn down, and change no word."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Leave changing to who wrote it."""
        return action != "change" and super().user_has_permission(user, action)


class OfferViewSet(SnippetViewSet):
    """All offers and needs."""

    model = Offer
    icon = "comment"
    menu_label = gettext_lazy("Vraag en aanbod")
    menu_hook = PEOPLE_MENU
    menu_order = 55
    list_display: ClassVar[list[Any]] = [
        "title",
        Column("direction", label=gettext_lazy("Soort"), accessor="get_direction_display"),
        Column("theme", label=gettext_lazy("Thema"), accessor="theme"),
        Column("person", label=gettext_lazy("Wie"), accessor="person"),
        Column("organisation", label=gettext_lazy("Namens"), accessor="organisation"),
        Column(
            "state", label=gettext_lazy("Stand"), accessor="get_state_display", sort_key="state"
        ),
        Column("valid_until", label=gettext_lazy("Tot en met"), sort_key="valid_until"),
    ]
    list_filter: ClassVar[list[str]] = ["state", "direction", "theme"]
    search_fields: ClassVar[list[str]] = ["title", "text"]
    search_backend_name = None
    ordering: ClassVar[list[str]] = ["-created_at"]
    inspect_view_enabled = True
    inspect_view_fields: ClassVar[list[str]] = [
        "title",
        "text",
        "direction",
        "theme",
        "level",
        "organisation",
        "state",
        "valid_until",
    ]
    edit_handler = ObjectList([FieldPanel("title")])

    def get_queryset(self, request: Any) -> Any:
        """Fetch names along."""
        return Offer.objects.with_company()


def _editors_only(request: ActorRequest) -> None:
    if not request.actor.is_editor:
        raise PermissionDenied


@require_safe
def waiting(request: ActorRequest) -> HttpResponse:
    """List what waits, oldest first."""
    _editors_only(request)
    held = only(request, OFFER, Offer.objects.filter(state=OfferState.HELD))
    held = held.with_company().with_leaving()
    context = {"offers": held.order_by("created_at", "pk")[:MOST]}
    return render(request, "people/cms/offers.html", context)


@require_POST
def decide(request: ActorRequest, pk: int) -> HttpResponse:
    """Let one through or turn it down, with one click."""
    _editors_only(request)
    offer = get_object_or_404(Offer, pk=pk)
    refuses = request.POST.get("besluit") == "weiger"
    act = turn_offer_down if refuses else let_offer_through
    said = _("‘%(title)s’ komt niet op de site.") if refuses else _("‘%(title)s’ staat op de site.")
    try:
        act(offer=offer, actor=request.actor)
    except PeopleRefusedError as error:
        messages.error(request, error.sentence)
    else:
        decided(request, said % {"title": offer.title})
    return redirect("waiting_offers")
