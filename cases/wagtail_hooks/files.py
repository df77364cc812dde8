"""The doors in the CMS of files that not everybody can read."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from alliantie.cms_menu import EditorsMenuItem
from alliantie.today.sources import WORK
from cases.curation import files
from cases.curation.today_files import FilesToMend

hooks.register(WORK, FilesToMend)


@hooks.register("register_admin_urls")
def file_urls() -> list[URLPattern]:
    """Route the list and deciding about one."""
    return [
        path("bijlagen/", files.hindering_files, name="hindering_files"),
        path("bijlagen/<int:pk>/", files.decide_file, name="hindering_file_decide"),
    ]


@hooks.register("register_reports_menu_item")
def files_menu_item() -> MenuItem:
    """Put it under the reports."""
    url = reverse("hindering_files")
    return EditorsMenuItem(_("Bijlagen"), url, icon_name="doc-full", order=210)
