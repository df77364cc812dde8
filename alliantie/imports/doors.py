"""The addresses of the import screens and their place in the menu of the CMS."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from alliantie.site_admins import SiteAdminMenuItem

from . import views


def menu_item() -> MenuItem:
    """Give the entry, under the settings."""
    return SiteAdminMenuItem(
        _("Importeren"), reverse("imports"), icon_name="upload", name="imports", order=250
    )


def urls() -> list[URLPattern]:
    """Give the addresses."""
    return [
        path("importeren/", views.overview, name="imports"),
        path("importeren/nieuw/", views.new, name="import_new"),
        path("importeren/<int:pk>/", views.show, name="import"),
        path("importeren/<int:pk>/kolommen/", views.columns, name="import_columns"),
        path("importeren/<int:pk>/doen/", views.act, name="import_act"),
        path("importeren/<int:pk>/geweigerd.csv", views.rejects, name="import_rejects"),
    ]
