"""The addresses of the switches, their place in the menu, and menus without what is off."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from alliantie.site_admins import SiteAdminMenuItem

from . import views
from .state import leads_nowhere, off


def menu_item() -> MenuItem:
    """Give the entry, under the settings."""
    return SiteAdminMenuItem(
        _("Onderdelen aan en uit"), reverse("features"), icon_name="cogs", order=310
    )


def urls() -> list[URLPattern]:
    """Give both addresses."""
    return [
        path("onderdelen/", views.overview, name="features"),
        path("onderdelen/<slug:name>/", views.turn, name="feature_turn"),
    ]


def without_what_is_off(items: list[MenuItem]) -> None:
    """Take entries out of a menu that lead to a part that is off."""
    if off():
        items[:] = [one for one in items if not leads_nowhere(getattr(one, "url", "") or "")]
