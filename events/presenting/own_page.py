"""What the page of somebody's own registration says about the meeting."""

from typing import Any

from django.utils.translation import gettext as _

from alliantie.cards import Link
from events.models import Registration
from events.services.seeing import may_see

from .clocks import clocks_of
from .event import OVERVIEW
from .place import place_of


def meeting_of(row: Registration) -> dict[str, Any]:
    """Give the meeting, when and where it is; nothing of it to who may not see it any more."""
    trail = [Link(label=_("Bijeenkomsten"), url=OVERVIEW), Link(label=_("Je aanmelding"))]
    if not may_see(row):
        return {"event": None, "trail": trail}
    clocks, place = clocks_of(row.event), place_of(row.event)
    return {"event": row.event, "clocks": clocks, "place": place, "trail": trail}
