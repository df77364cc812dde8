"""What waits, on the first screen of the CMS."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from .presenting import today_for
from .sources import sources_for

SHOWN = 5


class TodayPanel(Component):
    """How much of each kind waits, and what waits longest."""

    name = "work_today"
    template_name = "alliantie/cms/today_panel.html"
    order = 40

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Give what the page "Vandaag" shows, and the oldest of it."""
        actor = parent_context["request"].actor
        if not sources_for(actor):
            return {"today": None}
        shown = today_for(actor)
        return {"today": shown, "lines": shown.lines[:SHOWN], "kinds": shown.kinds[1:]}
