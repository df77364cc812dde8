"""What waits for editors: "Vandaag", what is outdated, and people."""

from django.http import HttpRequest
from django.urls import URLPattern
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet

from alliantie import period_views
from alliantie.cms import ReadyRemarkViewSet
from alliantie.cms_menu import people_menu_item
from alliantie.freshness import doors as freshness_doors
from alliantie.freshness.work import Outdated
from alliantie.today import doors
from alliantie.today.panel import TodayPanel
from alliantie.today.returned import ReturnedDecisions
from alliantie.today.sources import WORK


@hooks.register("register_admin_menu_item")
def people_menu() -> MenuItem:
    """Gather what apps say about people under one heading."""
    return people_menu_item()


@hooks.register("register_admin_urls")
def today_urls() -> list[URLPattern]:
    """Route "Vandaag"."""
    return doors.urls()


@hooks.register("register_admin_urls")
def freshness_urls() -> list[URLPattern]:
    """Route what is outdated without anybody to ask, and the periods."""
    return [*freshness_doors.urls(), *period_views.urls()]


@hooks.register("register_reports_menu_item")
def outdated_menu_item() -> MenuItem:
    """Put what is outdated under the reports."""
    return freshness_doors.menu_item()


@hooks.register("register_admin_menu_item")
def today_menu_item() -> MenuItem:
    """Put "Vandaag" on top of the menu."""
    return doors.menu_item()


register_snippet(ReadyRemarkViewSet)
hooks.register(WORK, ReturnedDecisions)
hooks.register(WORK, Outdated)


@hooks.register("construct_homepage_panels", order=50)  # after those of the apps: it stands on top
def today_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Open the CMS with what waits over all apps."""
    panels.insert(0, TodayPanel())
