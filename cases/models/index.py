"""The overview of use cases as a page in the tree."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from alliantie.pages import BasePage


class CaseIndexPage(BasePage):
    """The one page under which all use cases stand."""

    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["cases.CasePage"]
    template = "cases/overview.html"

    edit_handler = BasePage.tabs([FieldPanel("title"), FieldPanel("intro")])

    class Meta:
        verbose_name = _("overzicht van praktijkvoorbeelden")
