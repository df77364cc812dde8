"""The doors of use cases in the CMS."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from .curation.home_panels import SAID_BY_OURS, QueuePanel
from .curation.queue import QueueView
from .curation.review import ReviewView


class QueueMenuItem(MenuItem):
    """Shown to who judges submissions."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the actor's roles."""
        return bool(request.actor.is_editor)  # type: ignore[attr-defined]  # set by the middleware


@hooks.register("register_admin_urls")
def curation_urls() -> list[URLPattern]:
    """Route the queue and the judging of one case."""
    return [
        path("wachtrij/", QueueView.as_view(), name="case_queue"),
        path("wachtrij/results/", QueueView.as_view(results_only=True), name="case_queue_results"),
        path("wachtrij/<int:page_id>/", ReviewView.as_view(), name="case_review"),
    ]


@hooks.register("register_admin_menu_item")
def queue_menu_item() -> MenuItem:
    """Put the queue on top of the menu."""
    return QueueMenuItem(_("Wachtrij"), reverse("case_queue"), icon_name="tasks", order=50)


@hooks.register("construct_homepage_panels")
def queue_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Open the CMS with what waits, instead of the same in the words of Wagtail."""
    panels[:] = [QueuePanel(), *(one for one in panels if not isinstance(one, SAID_BY_OURS))]
