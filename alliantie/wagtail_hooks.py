"""The frame's doors in the CMS."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import AdminOnlyMenuItem, MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from . import period_views
from .audit_views import READ_AUDIT, AuditLogView
from .cms import ReadyRemarkViewSet
from .cms_menu import CONSTRUCT_PEOPLE_MENU, people_menu_item
from .features import doors as feature_doors
from .freshness import doors as freshness_doors
from .freshness.work import Outdated
from .help_texts import doors as help_doors
from .mail_texts import doors as mail_doors
from .merging import doors as merging_doors
from .pages import BasePage
from .row_fields import take_over
from .today import doors
from .today.panel import TodayPanel
from .today.returned import ReturnedDecisions
from .today.sources import WORK


class AuditMenuItem(AdminOnlyMenuItem):
    """Shown to who may read the audit log."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the permission."""
        return request.user.has_perm(READ_AUDIT)


@hooks.register("register_admin_urls")
def audit_urls() -> list[URLPattern]:
    """Route the audit log."""
    return [
        path("reports/logboek/", AuditLogView.as_view(), name="audit_log"),
        path(
            "reports/logboek/results/",
            AuditLogView.as_view(results_only=True),
            name="audit_log_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def audit_menu_item() -> MenuItem:
    """Put the audit log under the reports."""
    return AuditMenuItem(_("Logboek"), reverse("audit_log"), icon_name="history", order=100)


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


@hooks.register("register_settings_menu_item")
def periods_menu_item() -> MenuItem:
    """Put the periods under the settings."""
    return period_views.menu_item()


@hooks.register("register_admin_menu_item")
def today_menu_item() -> MenuItem:
    """Put "Vandaag" on top of the menu."""
    return doors.menu_item()


register_snippet(ReadyRemarkViewSet)
hooks.register(WORK, ReturnedDecisions)
hooks.register(WORK, Outdated)


@hooks.register("register_admin_urls")
def mail_text_urls() -> list[URLPattern]:
    """Route the texts of mails and the help of forms."""
    return [*mail_doors.urls(), *help_doors.urls()]


@hooks.register("register_settings_menu_item")
def mail_texts_menu_item() -> MenuItem:
    """Put the texts of mails under the settings."""
    return mail_doors.menu_item()


@hooks.register("register_settings_menu_item")
def help_texts_menu_item() -> MenuItem:
    """Put the help of forms under the settings."""
    return help_doors.menu_item()


@hooks.register("register_admin_urls")
def feature_urls() -> list[URLPattern]:
    """Route the switches."""
    return feature_doors.urls()


@hooks.register("register_settings_menu_item")
def features_menu_item() -> MenuItem:
    """Put the switches under the settings."""
    return feature_doors.menu_item()


@hooks.register("register_admin_urls")
def merging_urls() -> list[URLPattern]:
    """Route merging."""
    return merging_doors.urls()


@hooks.register("register_reports_menu_item")
def merging_menu_item() -> MenuItem:
    """Put merging under the reports."""
    return merging_doors.menu_item()


hooks.register("register_snippet_listing_buttons", merging_doors.buttons)


@hooks.register("register_page_header_buttons")
def page_merging_buttons(
    page: Page, user: Any, next_url: str | None = None, **_kwargs: Any
) -> Iterator[Button]:
    """Lead from a page to merging it away."""
    yield from merging_doors.buttons(page, user, next_url)


@hooks.register("construct_main_menu")
@hooks.register(CONSTRUCT_PEOPLE_MENU)
def menu_without_what_is_off(_request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave out doors of parts that are off."""
    feature_doors.without_what_is_off(items)


@hooks.register("construct_homepage_panels", order=50)  # after those of the apps: it stands on top
def today_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Open the CMS with what waits over all apps."""
    panels.insert(0, TodayPanel())


@hooks.register("insert_global_admin_css")
def colours() -> str:
    """Give the CMS the colours of the site."""
    return format_html('<link rel="stylesheet" href="{}">', static("alliantie/cms.css"))


@hooks.register("before_publish_page")
def write_row_before_publishing(request: HttpRequest, page: Page) -> None:
    """Take over who may see it, and what else no version holds, before the version goes online."""
    if isinstance(page, BasePage):
        take_over(edited=page, actor_id=request.user.pk, publishing=True)


@hooks.register("after_edit_page")
def narrow_after_editing(request: HttpRequest, page: Page) -> None:
    """Let fewer people see it at once, also when nothing is published yet."""
    if isinstance(page, BasePage):
        take_over(edited=page, actor_id=request.user.pk, publishing=False)
