"""The doors of the safety check in the CMS, and the doors of Wagtail that are closed for dilemmas."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.models import AbstractPage
from wagtail.permissions import register_permission_policy

from alliantie.cms_doors import open_to_all_roles
from cases.curation import safety_review
from cases.curation.safety_panel import SafetyPanel
from cases.curation.safety_proposing import propose_addition
from cases.curation.safety_queue import OnlineView, SafetyQueueView
from cases.curation.ways_closed import DilemmaViewSet
from cases.curation.ways_filtered import ACTIONS
from cases.page_permissions import PagesWithoutDilemmas, without_dilemmas
from cases.policies.dilemma_rights import may_moderate

register_permission_policy(AbstractPage, PagesWithoutDilemmas())
for action in ACTIONS:  # after Wagtail's own, in the place of which they come
    hooks.register("register_bulk_action", action, order=1)


@hooks.register("register_admin_urls")
def safety_urls() -> list[URLPattern]:
    """Route the queue of the safety check and the judging of one dilemma."""
    check, online = SafetyQueueView, OnlineView
    one = "veiligheidscheck/<uuid:reference>/"
    return [
        path("veiligheidscheck/", check.as_view(), name="dilemma_checks"),
        path(
            "veiligheidscheck/results/",
            check.as_view(results_only=True),
            name="dilemma_checks_results",
        ),
        path("veiligheidscheck/online/", online.as_view(), name="dilemmas_online"),
        path(
            "veiligheidscheck/online/results/",
            online.as_view(results_only=True),
            name="dilemmas_online_results",
        ),
        path(one, safety_review.SafetyReviewView.as_view(), name="dilemma_check"),
        path(f"{one}voorstel/", propose_addition, name="dilemma_propose"),
        path(f"{one}advies/<uuid:advice>/", safety_review.judge_advice, name="judge_advice"),
        path(f"{one}reactie/<int:pk>/", safety_review.judge_remark, name="judge_remark"),
    ]


open_to_all_roles(
    "dilemma_checks",
    "dilemma_checks_results",
    "dilemmas_online",
    "dilemmas_online_results",
    "dilemma_check",
    "dilemma_propose",
    "judge_advice",
    "judge_remark",
)


class ModeratorsMenuItem(MenuItem):
    """Shown to who does safety checks; a screen asks the rights again by itself."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the rights of this moment."""
        return may_moderate(request.actor.roles)  # type: ignore[attr-defined]  # set by ActorMiddleware


@hooks.register("register_admin_menu_item")
def checks_menu_item() -> MenuItem:
    """Put the safety check in the menu."""
    return ModeratorsMenuItem(
        _("Veiligheidscheck"), reverse("dilemma_checks"), icon_name="view", order=60
    )


@hooks.register("construct_homepage_panels")
def safety_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Say on the first screen what waits for a check."""
    panels.insert(0, SafetyPanel())


@hooks.register("register_admin_viewset")
def closed_ways() -> DilemmaViewSet:
    """Put one view that leads to the check in the place of all of Wagtail's."""
    return DilemmaViewSet()


@hooks.register("construct_page_chooser_queryset")
def not_to_choose(pages: Any, request: HttpRequest) -> Any:
    """Leave dilemmas out of the pages one can link to: most are not for everybody."""
    return without_dilemmas(pages)
