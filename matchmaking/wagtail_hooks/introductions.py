"""The door of introductions in the CMS."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from alliantie.cms_menu import PEOPLE_MENU, EditorsMenuItem
from matchmaking.cms import introductions


@hooks.register("register_admin_urls")
def introduction_urls() -> list[URLPattern]:
    """Route the screens."""
    return [
        path("kennismakingen/", introductions.overview, name="introductions_funnel"),
        path(
            "kennismakingen/bij-elkaar/",
            introductions.bring_together,
            name="introductions_by_hand",
        ),
    ]


@hooks.register(PEOPLE_MENU)
def introductions_menu_item() -> EditorsMenuItem:
    """Put the introductions in the menu."""
    url = reverse("introductions_funnel")
    return EditorsMenuItem(_("Kennismakingen"), url, icon_name="group", order=60)
