"""The addresses in the CMS of what is outdated, and its place in the menu."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from alliantie.cms_menu import EditorsMenuItem

from . import cms_views


def urls() -> list[URLPattern]:
    """Give every address."""
    return [
        path("verouderd/", cms_views.outdated, name="outdated"),
        path("verouderd/<int:pk>/", cms_views.decide, name="outdated_decide"),
    ]


def menu_item() -> EditorsMenuItem:
    """Give the entry among the reports."""
    return EditorsMenuItem(_("Verouderd"), reverse("outdated"), icon_name="history", order=200)
