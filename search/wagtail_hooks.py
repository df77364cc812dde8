"""The doors of search in the CMS."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from alliantie.cms_menu import EditorsMenuItem

from .cms import MENU, SearchGroup
from .cms_reports import AskedView, FoundNothingView
from .cms_trying import TryingView
from .models import BestBet, StopWord, Synonym
from .services import steered

register_snippet(SearchGroup)


@hooks.register("register_admin_urls")
def search_urls() -> list[URLPattern]:
    """Route the reports and the try-out screen."""
    return [
        path("zoeken/meest-gezocht/", AskedView.as_view(), name="search_asked"),
        path(
            "zoeken/meest-gezocht/results/",
            AskedView.as_view(results_only=True),
            name="search_asked_results",
        ),
        path("zoeken/niet-gevonden/", FoundNothingView.as_view(), name="search_found_nothing"),
        path(
            "zoeken/niet-gevonden/results/",
            FoundNothingView.as_view(results_only=True),
            name="search_found_nothing_results",
        ),
        path("zoeken/probeer/", TryingView.as_view(), name="search_trying"),
    ]


@hooks.register(MENU)
def asked_menu_item() -> EditorsMenuItem:
    """Put the first report in the menu of search."""
    label = _("Meest gezocht")
    return EditorsMenuItem(label, reverse("search_asked"), icon_name="history", order=10)


@hooks.register(MENU)
def found_nothing_menu_item() -> EditorsMenuItem:
    """Put the second report beside it."""
    url = reverse("search_found_nothing")
    return EditorsMenuItem(_("Gezocht en niet gevonden"), url, icon_name="warning", order=11)


@hooks.register(MENU)
def trying_menu_item() -> EditorsMenuItem:
    """Put the try-out screen beside both."""
    return EditorsMenuItem(
        _("Probeer het"), reverse("search_trying"), icon_name="glasses", order=12
    )


@hooks.register("before_delete_snippet")
def log_deletion(request: HttpRequest, instances: Sequence[Any]) -> None:
    """Log what an editor throws away."""
    if request.method == "POST":
        for one in instances:
            if isinstance(one, Synonym | BestBet | StopWord):
                steered(what=one, actor_id=request.user.pk, verb="delete")
