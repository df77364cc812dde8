"""The doors of the site as a whole in the CMS."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from alliantie.cms_menu import EditorsMenuItem

from . import cms


@hooks.register("register_admin_urls")
def rights_urls() -> list[URLPattern]:
    """Route "Wie mag wat"."""
    return [path("reports/wie-mag-wat/", cms.rights, name="who_may_what")]


@hooks.register("register_reports_menu_item")
def rights_menu_item() -> EditorsMenuItem:
    """Put it under the reports, beside the log."""
    return EditorsMenuItem(_("Wie mag wat"), reverse("who_may_what"), icon_name="key", order=110)
