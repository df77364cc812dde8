"""What waits, on the first screen of the CMS."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import (
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)

from cases.models import Submission

from .queue import review_url, waiting

SHOWN = 5
# Our queue tells the same in the words of our editors.
SAID_BY_OURS = (UserObjectsInWorkflowModerationPanel, WorkflowObjectsToModeratePanel)


class QueuePanel(Component):
    """The oldest submissions, and how many there are."""

    name = "case_queue"
    template_name = "cases/curation/home_panel.html"
    order = 50

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Give the rows with where each is judged; nothing for who does not curate."""
        actor = parent_context["request"].actor
        found = waiting() if actor.is_editor else Submission.objects.none()
        rows = [(submission, review_url(submission)) for submission in found[:SHOWN]]
        return {"rows": rows, "total": found.count(), "is_editor": actor.is_editor}
