"""The addresses of merging in the CMS, its place in the menu, and the door on a row."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from . import views
from .registry import Mergeable, kinds

ICON = "duplicate"


class MergingMenuItem(MenuItem):
    """Shown to who may merge something."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the rights of this moment."""
        actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
        return any(kind.may(actor) for kind in kinds())


def urls() -> list[URLPattern]:
    """Give every address."""
    return [
        path("samenvoegen/", views.merges, name="merges"),
        path("samenvoegen/<int:pk>/ongedaan/", views.undo_merge, name="merge_undo"),
        path("samenvoegen/<slug:mergeable>/", views.choose, name="merge_choose"),
        path(
            "samenvoegen/<slug:mergeable>/<int:gone>/<int:kept>/",
            views.look_and_merge,
            name="merge",
        ),
    ]


def menu_item() -> MenuItem:
    """Give the entry among the reports."""
    return MergingMenuItem(_("Samenvoegen"), reverse("merges"), icon_name=ICON, order=210)


def buttons(thing: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """Lead from a row to merging it away; the screen asks the rights of that moment."""
    for kind in kinds():
        if _offers(kind, thing, user):
            address = reverse("merge_choose", args=[kind.kind])
            url = f"{address}?{urlencode({'weg': thing.pk})}"
            yield Button(_("Voeg samen met …"), url, icon_name=ICON, priority=80)


def _offers(kind: Mergeable, thing: Any, user: Any) -> bool:
    return type(thing) is kind.model and user.has_perm(kind.permission)
