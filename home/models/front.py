"""The front page."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.models import Orderable, PageViewRestriction

from alliantie.http import ActorRequest
from alliantie.pages import BasePage
from alliantie.panels import more
from home.front import front


class HomePage(BasePage):
    """Says in five seconds what this is and what you can do."""

    heading = models.CharField(_("kop"), max_length=120, blank=True)

    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = ["cases.CaseIndexPage", "home.EditorialPage"]
    template = "home/home.html"

    edit_handler = BasePage.tabs(
        [
            FieldPanel("title"),
            FieldPanel("heading"),
            FieldPanel("intro"),
            more(
                _("Uitgelicht"),
                InlinePanel("featured", label=_("Uitgelicht praktijkvoorbeeld"), max_num=3),
            ),
        ]
    )

    class Meta:
        verbose_name = _("voorpagina")

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """Spare two queries: Wagtail's own privacy is off, and the front page is for everybody."""
        return PageViewRestriction.objects.none()

    def get_context(self, request: ActorRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what editors did not type: chosen and new use cases, themes, figures."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["front"] = front(self, request.actor)
        return context


class FeaturedCase(Orderable):
    """A use case that editors put on the front page."""

    page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="featured")
    case = models.ForeignKey(
        "cases.CasePage",
        verbose_name=_("praktijkvoorbeeld"),
        on_delete=models.CASCADE,
        related_name="featured_on",
    )

    panels: ClassVar[list[Any]] = [PageChooserPanel("case")]

    def __str__(self) -> str:
        return str(self.case_id)
