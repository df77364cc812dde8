"""The addresses of "Vandaag" and its place in the menu of the CMS."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from . import deciding_views, views
from .sources import sources_for


class TodayMenuItem(MenuItem):
    """Shown to who decides about anything; the page asks the rights again by itself."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the rights of this moment."""
        return bool(sources_for(request.actor))  # type: ignore[attr-defined]  # set by ActorMiddleware


def menu_item() -> MenuItem:
    """Give the entry, on top of the menu."""
    return TodayMenuItem(_("Vandaag"), reverse("work_today"), icon_name="clipboard-list", order=40)


def urls() -> list[URLPattern]:
    """Give every address."""
    one = "vandaag/<slug:kind>/<int:key>/"
    return [
        path("vandaag/", views.today, name="work_today"),
        path("vandaag/weg/", views.away, name="work_away"),
        path("vandaag/terug/", views.back, name="work_back"),
        path("vandaag/besluit/<int:pk>/", deciding_views.returned, name="work_decision"),
        path(
            "vandaag/besluit/<int:pk>/terug/",
            deciding_views.take_back,
            name="work_take_decision_back",
        ),
        path(f"{one}oppakken/", views.take, name="work_take"),
        path(f"{one}teruggeven/", views.give_back, name="work_give_back"),
        path(f"{one}doorgeven/", views.hand_over, name="work_hand_over"),
    ]
