"""The door of reports in the CMS."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from alliantie.cms_menu import PEOPLE_MENU, EditorsMenuItem
from people.cms import reports


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern]:
    """Route the screen with reports."""
    return [
        path("meldingen/", reports.reports, name="people_reports"),
        path("meldingen/<int:pk>/", reports.settle_report, name="people_settle_report"),
    ]


@hooks.register(PEOPLE_MENU)
def reports_menu_item() -> EditorsMenuItem:
    """Put the reports in the menu."""
    return EditorsMenuItem(_("Meldingen"), reverse("people_reports"), icon_name="warning", order=90)
