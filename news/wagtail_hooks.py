"""The doors of short news and the round in the CMS."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import curation


class EditorsMenuItem(MenuItem):
    """Shown to who decides."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the rights of this moment."""
        return bool(request.actor.is_editor)  # type: ignore[attr-defined]  # set by ActorMiddleware


@hooks.register("register_admin_urls")
def news_urls() -> list[URLPattern]:
    """Route both screens."""
    return [
        path("rondje/", curation.lines, name="news_lines"),
        path("rondje/<int:pk>/", curation.decide_line, name="decide_line"),
        path("actualiteiten/", curation.items, name="news_items"),
        path("actualiteiten/<int:pk>/", curation.decide_item, name="decide_item"),
    ]


@hooks.register("register_admin_menu_item")
def lines_menu_item() -> MenuItem:
    """Put the round in the menu."""
    return EditorsMenuItem(_("Rondje"), reverse("news_lines"), icon_name="comment", order=206)


@hooks.register("register_admin_menu_item")
def items_menu_item() -> MenuItem:
    """Put short news in the menu."""
    return EditorsMenuItem(
        _("Actualiteiten"), reverse("news_items"), icon_name="doc-full", order=207
    )
