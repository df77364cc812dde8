"""The overview of meetings as a page in the tree."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from alliantie.cards import Link
from alliantie.http import ActorRequest
from alliantie.pages import BasePage
from alliantie.visibility import VISITOR
from events.page_permissions import WordsOnly


class EventIndexPage(BasePage):
    """The one page under which all meetings stand."""

    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["events.EventPage"]
    template = "events/overview.html"

    edit_handler = BasePage.tabs([FieldPanel("title"), FieldPanel("intro")])

    class Meta:
        verbose_name = _("overzicht van bijeenkomsten")

    def permissions_for_user(self, user: Any) -> WordsOnly:
        """Let nobody take the overview away, and every meeting with it."""
        return WordsOnly(user, self)

    def get_context(self, request: ActorRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what the address asks for, as the actor may see it."""
        from events.presenting.overview import EventOverview

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        actor = getattr(request, "actor", VISITOR)
        context["shown"] = EventOverview(request.GET, actor)
        context["trail"] = (Link(label=self.title),)
        return context
