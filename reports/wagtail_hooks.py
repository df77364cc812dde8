"""The door of reports in the CMS."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from alliantie.cms_doors import open_to_all_roles
from alliantie.cms_menu import PEOPLE_MENU
from alliantie.reportable import kinds
from alliantie.today.sources import WORK

from .cms import judging
from .cms.today import SOURCES

for source in SOURCES:
    hooks.register(WORK, source)


class ReportsMenuItem(MenuItem):
    """Shown to who moderates anything; the screen asks the rights again by itself."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the rights of this moment."""
        return any(one.may_judge(request.actor) for one in kinds())  # type: ignore[attr-defined]  # set by ActorMiddleware


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern]:
    """Route the screens."""
    return [
        path("meldingen/", judging.overview, name="report_dossiers"),
        path("meldingen/<int:pk>/", judging.dossier, name="report_dossier"),
        path("meldingen/<int:pk>/besluit/", judging.decide, name="report_decide"),
        path("meldingen/<int:pk>/bezwaar/", judging.decide_appeal, name="report_decide_appeal"),
    ]


open_to_all_roles("report_dossiers", "report_dossier", "report_decide", "report_decide_appeal")


@hooks.register(PEOPLE_MENU)
def reports_menu_item() -> ReportsMenuItem:
    """Put the reports in the menu."""
    return ReportsMenuItem(
        _("Meldingen"), reverse("report_dossiers"), icon_name="warning", order=90
    )
