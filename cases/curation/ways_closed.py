"""Close the ways to a dilemma that Wagtail itself offers: each leads to the safety check, or nowhere."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from wagtail.admin.viewsets.pages import PageViewSet

from alliantie.http import ActorRequest
from cases.models import DilemmaPage
from cases.policies.dilemma_rights import may_moderate

from .safety_queue import check_url, checkable_by

# What Wagtail's addresses call the number of the page.
NUMBERS = ("page_id", "page_to_move_id", "parent_page_id", "pk")


class DilemmaViewSet(PageViewSet):
    """In the place of Wagtail's views of a dilemma: one that leads to the safety check."""

    model = DilemmaPage
    parent_models = (DilemmaPage,)  # its overview is an ordinary page

    def get_view_by_name(self, name: str) -> Any:
        """Give the same for every view, also for those a later Wagtail adds."""
        return lead_to_check


def lead_to_check(request: ActorRequest, **kwargs: Any) -> HttpResponse:
    """Send a moderator who opens a dilemma to the safety check; nobody else, and nothing else."""
    number = next((kwargs[name] for name in NUMBERS if name in kwargs), None)
    if request.method != "GET" or number is None or not may_moderate(request.actor.roles):
        raise PermissionDenied
    dilemma = checkable_by(request.actor).filter(pk=number).first()
    if dilemma is None:
        raise PermissionDenied
    return redirect(check_url(dilemma))
