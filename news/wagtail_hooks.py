"""The doors of short news and the round in the CMS."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from alliantie.cms_menu import PEOPLE_MENU, EditorsMenuItem
from alliantie.today.sources import WORK

from . import curation

hooks.register(WORK, curation.HeldNews)
hooks.register(WORK, curation.HeldLines)


@hooks.register("register_admin_urls")
def news_urls() -> list[URLPattern]:
    """Route both screens."""
    return [
        path("rondje/", curation.lines, name="news_lines"),
        path("rondje/<int:pk>/", curation.decide_line, name="decide_line"),
        path("actualiteiten/", curation.items, name="news_items"),
        path("actualiteiten/<int:pk>/", curation.decide_item, name="decide_item"),
    ]


@hooks.register(PEOPLE_MENU)
def lines_menu_item() -> EditorsMenuItem:
    """Put the round in the menu."""
    return EditorsMenuItem(_("Rondje"), reverse("news_lines"), icon_name="comment", order=70)


@hooks.register(PEOPLE_MENU)
def items_menu_item() -> EditorsMenuItem:
    """Put short news in the menu."""
    return EditorsMenuItem(
        _("Actualiteiten"), reverse("news_items"), icon_name="doc-full", order=80
    )
