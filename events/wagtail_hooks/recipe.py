"""The doors of recipes in the CMS."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from alliantie.cms_menu import EditorsMenuItem
from events.cms import RecipeViewSet

from .announcing import EVENTS_MENU

register_snippet(RecipeViewSet)


@hooks.register(EVENTS_MENU)
def recipes_menu_item() -> MenuItem:
    """Lead to the recipes."""
    return EditorsMenuItem(
        _("Werkvormen"),
        reverse("wagtailsnippets_events_recipe:list"),
        icon_name="list-ol",
        order=30,
    )
