"""What meetings ask of somebody, on the front of their own desk."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Value

from alliantie.visibility import Actor
from events.choices import TurnState
from events.models import ActionItem, Series, Turn


@dataclass(frozen=True)
class Asked:
    """How many actions are open, how often one's organisation is asked, and whether one plans a series."""

    actions: int
    turns: int
    series: int


def build(actor: Actor, _subject: None) -> Asked | None:
    """Count it in one query; who has nothing to do sees nothing."""
    if not actor.is_signed_in:
        return None
    actions = ActionItem.objects.of(actor).still_open()
    turns = Turn.objects.filter(organisation__in=actor.administers, state=TurnState.ASKED)
    series = Series.objects.filter(coordinator=actor.user_id, is_closed=False)
    asked = _named(actions, "actions").union(
        _named(turns, "turns"), _named(series, "series"), all=True
    )
    counted = Counter(asked)
    found = Asked(counted["actions"], counted["turns"], counted["series"])
    return found if counted else None


def _named(rows: Any, name: str) -> Any:
    """Give one word for each row."""
    part = Value(name, output_field=CharField())
    return rows.order_by().annotate(part=part).values_list("part", flat=True)
