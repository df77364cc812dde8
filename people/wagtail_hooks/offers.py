"""The doors of offers and needs in the CMS."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from people.cms import offers
from people.models import Offer

register_permission_policy(Offer, offers.ReadingPolicy(Offer))
register_snippet(offers.OfferViewSet)


class EditorsMenuItem(MenuItem):
    """Shown to who decides."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the rights of this moment."""
        return bool(request.actor.is_editor)  # type: ignore[attr-defined]  # set by ActorMiddleware


@hooks.register("register_admin_urls")
def offer_urls() -> list[URLPattern]:
    """Route the screen with what waits."""
    return [
        path("vraag-en-aanbod/", offers.waiting, name="waiting_offers"),
        path("vraag-en-aanbod/<int:pk>/", offers.decide, name="decide_offer"),
    ]


@hooks.register("register_admin_menu_item")
def offers_menu_item() -> MenuItem:
    """Put the screen in the menu."""
    return EditorsMenuItem(
        _("Vraag en aanbod nakijken"), reverse("waiting_offers"), icon_name="comment", order=207
    )
