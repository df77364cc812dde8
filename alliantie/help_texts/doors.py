"""The addresses of the screens about help and their place in the menu of the CMS."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from alliantie.site_admins import SiteAdminMenuItem

from . import views


def menu_item() -> MenuItem:
    """Give the entry, under the settings."""
    return SiteAdminMenuItem(_("Hulpteksten"), reverse("help_texts"), icon_name="help", order=305)


def urls() -> list[URLPattern]:
    """Give both addresses."""
    return [
        path("teksten/hulp/", views.overview, name="help_texts"),
        path("teksten/hulp/<slug:name>/", views.edit, name="help_text"),
    ]
