"""Merging in the CMS."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from alliantie.merging import doors as merging_doors
from alliantie.merging.undoing import UNDONE


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


@hooks.register("register_log_actions")
def merging_log_actions(actions: LogActionRegistry) -> None:
    """Give words to what the history of a page tells."""
    actions.register_action(
        UNDONE, _("Samenvoegen ongedaan maken"), _("Samenvoegen ongedaan gemaakt")
    )
