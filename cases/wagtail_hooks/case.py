"""The doors of use cases in the CMS."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.components import Component

from alliantie.cms_menu import EditorsMenuItem
from cases.curation.home_panels import SAID_BY_OURS, QueuePanel
from cases.curation.queue import QueueView
from cases.curation.review import ReviewView


@hooks.register("register_admin_urls")
def curation_urls() -> list[URLPattern]:
    """Route the queue and the judging of one case."""
    return [
        path("wachtrij/", QueueView.as_view(), name="case_queue"),
        path("wachtrij/results/", QueueView.as_view(results_only=True), name="case_queue_results"),
        path("wachtrij/<int:page_id>/", ReviewView.as_view(), name="case_review"),
    ]


@hooks.register("register_admin_menu_item")
def queue_menu_item() -> EditorsMenuItem:
    """Put the queue on top of the menu."""
    return EditorsMenuItem(_("Wachtrij"), reverse("case_queue"), icon_name="tasks", order=50)


@hooks.register("construct_homepage_panels")
def queue_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Open the CMS with what waits, instead of the same in the words of Wagtail."""
    panels[:] = [QueuePanel(), *(one for one in panels if not isinstance(one, SAID_BY_OURS))]
