"""The doors of offers and needs in the CMS."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from alliantie.cms_menu import PEOPLE_MENU, EditorsMenuItem
from people.cms import offers
from people.models import Offer

register_permission_policy(Offer, offers.ReadingPolicy(Offer))
register_snippet(offers.OfferViewSet)


@hooks.register("register_admin_urls")
def offer_urls() -> list[URLPattern]:
    """Route the screen with what waits."""
    return [
        path("vraag-en-aanbod/", offers.waiting, name="waiting_offers"),
        path("vraag-en-aanbod/<int:pk>/", offers.decide, name="decide_offer"),
    ]


@hooks.register(PEOPLE_MENU)
def offers_menu_item() -> EditorsMenuItem:
    """Put the screen in the menu."""
    return EditorsMenuItem(
        _("Vraag en aanbod nakijken"), reverse("waiting_offers"), icon_name="comment", order=50
    )
