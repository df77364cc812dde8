"""A page that editors write."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from alliantie.blocks import StoryBlock
from alliantie.cards import Link
from alliantie.pages import BasePage


class EditorialPage(BasePage):
    """About, privacy, accessibility, house rules and whatever editors add."""

    body = StreamField(StoryBlock(), verbose_name=_("tekst"), blank=True)
    confirmed_at = models.DateTimeField(_("laatst bevestigd"), null=True, blank=True)

    row_fields: ClassVar[tuple[str, ...]] = (*BasePage.row_fields, "confirmed_at")

    parent_page_types: ClassVar[list[str]] = ["home.HomePage", "home.EditorialPage"]
    subpage_types: ClassVar[list[str]] = ["home.EditorialPage"]
    template = "home/editorial.html"

    edit_handler = BasePage.tabs([FieldPanel("title"), FieldPanel("intro"), FieldPanel("body")])

    class Meta:
        verbose_name = _("redactionele pagina")
        verbose_name_plural = _("redactionele pagina's")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the way back to the front page."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        above = self.get_ancestors().filter(depth__gt=2).live()
        context["trail"] = [
            *(Link(label=page.title, url=page.get_url(request) or "") for page in above),
            Link(label=self.title),
        ]
        return context
