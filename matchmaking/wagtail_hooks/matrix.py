"""The door of the matrix of organisations and themes in the CMS."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from alliantie.cms_menu import PEOPLE_MENU, EditorsMenuItem
from matchmaking.cms import matrix


@hooks.register("register_admin_urls")
def matrix_urls() -> list[URLPattern]:
    """Route the screens."""
    return [
        path("wie-doet-wat/", matrix.overview, name="who_does_what"),
        path("wie-doet-wat/bestand/", matrix.export, name="export_who_does_what"),
        path("wie-doet-wat/overlap/", matrix.overlap, name="overlap"),
    ]


@hooks.register(PEOPLE_MENU)
def matrix_menu_item() -> EditorsMenuItem:
    """Put the matrix in the menu."""
    url = reverse("who_does_what")
    return EditorsMenuItem(_("Wie doet wat?"), url, icon_name="table", order=55)
