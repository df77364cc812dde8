"""What waits, on the first screen of the CMS."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from .presenting import today_for

SHOWN = 5


class TodayPanel(Component):
    """How much of each kind waits, and what waits longest."""

    name = "work_today"
    template_name = "alliantie/cms/today_panel.html"
    order = 40

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Give what the page "Vandaag" shows, and the oldest of it."""
        shown = today_for(parent_context["request"].actor)
        return {"today": shown, "lines": shown.lines[:SHOWN], "kinds": shown.kinds[1:]}
