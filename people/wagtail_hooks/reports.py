"""The door of reports in the CMS."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from people.cms import reports


class EditorsMenuItem(MenuItem):
    """Shown to who curates."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the rights of this moment."""
        return bool(request.actor.is_editor)  # type: ignore[attr-defined]  # set by ActorMiddleware


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern]:
    """Route the screen with reports."""
    return [
        path("meldingen/", reports.reports, name="people_reports"),
        path("meldingen/<int:pk>/", reports.settle_report, name="people_settle_report"),
    ]


@hooks.register("register_admin_menu_item")
def reports_menu_item() -> MenuItem:
    """Put the reports in the menu."""
    return EditorsMenuItem(
        _("Meldingen"), reverse("people_reports"), icon_name="warning", order=210
    )
