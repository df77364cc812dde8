"""What waits for moderators, on the first screen of the CMS."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from alliantie.choices import Role
from cases.models import ConfidentialTalk
from cases.policies.dilemma_rights import may_moderate
from cases.policies.revealing import FEWEST_CONFIDENTIAL, may_handle
from cases.services.dilemmas.talking import handlers

from .safety_queue import check_url, waiting

SHOWN = 5
# Who can do something about it, or suffers from it, hears that there are too few.
CONCERNED = frozenset({Role.MODERATOR, Role.CONFIDENTIAL, Role.SITE_ADMIN})


class SafetyPanel(Component):
    """The dilemmas that wait longest, and whether there are enough confidential moderators."""

    name = "dilemma_checks"
    template_name = "cases/curation/safety_panel.html"
    order = 60

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Give the rows with where each is checked; nothing for who does not moderate."""
        actor = parent_context["request"].actor
        number = handlers().count()
        context: dict[str, Any] = {
            "handlers": number,
            "too_few": number < FEWEST_CONFIDENTIAL and bool(CONCERNED & actor.roles),
            "is_moderator": may_moderate(actor.roles),
            "may_handle": may_handle(actor.roles),
        }
        if context["is_moderator"]:
            found = waiting(actor)
            context["rows"] = [(one, check_url(one)) for one in found[:SHOWN]]
            context["total"] = found.count()
            context["talks"] = ConfidentialTalk.objects.filter(handled_on=None).count()
        return context
