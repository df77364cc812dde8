"""The addresses of the screens about mails and their place in the menu of the CMS."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from alliantie.site_admins import SiteAdminMenuItem

from . import views


def menu_item() -> MenuItem:
    """Give the entry, under the settings."""
    return SiteAdminMenuItem(
        _("Teksten van mails"), reverse("mail_texts"), icon_name="mail", order=300
    )


def urls() -> list[URLPattern]:
    """Give both addresses; the name of a mail may hold a slash."""
    return [
        path("teksten/mails/", views.overview, name="mail_texts"),
        path("teksten/mails/<path:name>/", views.edit, name="mail_text"),
    ]
