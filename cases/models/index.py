"""The overviews of use cases and of dilemmas as pages in the tree."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from alliantie.cards import Link
from alliantie.http import ActorRequest
from alliantie.pages import BasePage
from alliantie.visibility import VISITOR


class CaseIndexPage(BasePage):
    """The one page under which all use cases stand."""

    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["cases.CasePage"]
    template = "cases/overview.html"

    edit_handler = BasePage.tabs([FieldPanel("title"), FieldPanel("intro")])

    class Meta:
        verbose_name = _("overzicht van praktijkvoorbeelden")

    def get_context(self, request: ActorRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what the address asks for, as the actor may see it."""
        from cases.presenting.overview import OverviewPresentation

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        actor = getattr(request, "actor", VISITOR)
        context["shown"] = OverviewPresentation(request.GET, actor)
        context["trail"] = (Link(label=self.title),)
        return context


class DilemmaIndexPage(BasePage):
    """The one page under which all dilemmas stand."""

    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["cases.DilemmaPage"]
    template = "cases/dilemmas/overview.html"

    edit_handler = BasePage.tabs([FieldPanel("title"), FieldPanel("intro")])

    class Meta:
        verbose_name = _("overzicht van dilemma's")

    def get_context(self, request: ActorRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what the address asks for, as the actor may see it."""
        from cases.presenting.dilemma_overview import DilemmaOverview

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        actor = getattr(request, "actor", VISITOR)
        context["shown"] = DilemmaOverview(request.GET, actor)
        context["trail"] = (Link(label=self.title),)
        return context
