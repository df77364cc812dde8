"""Copy an earlier meeting: the words and the place, never the times, the people or the registrations."""

from uuid import UUID

from django.db import transaction

from alliantie.visibility import Actor
from events.models import EventPage

from . import hosts
from .announcing import create_event
from .pages import AROUND, PLACE, WORDS

NEVER = frozenset({"starts_at", "ends_at", "opens_at", "closes_at"})
COPIED = tuple(name for name in (*WORDS, *PLACE, *AROUND) if name not in NEVER)


@transaction.atomic
def copy_from(*, event: EventPage, actor: Actor, key: UUID) -> EventPage:
    """Make a new draft out of a meeting somebody runs, once for each form; its link does not go along."""
    hosts.check_runs(event, actor)
    changes = {name: getattr(event, name) for name in COPIED}
    changes["themes"] = list(event.themes.all())
    changes["tags"] = [item.tag.name for item in event.tagged_items.select_related("tag")]
    if event.organisation_id in actor.organisation_ids or actor.is_editor:
        changes["organisation"] = event.organisation
    return create_event(actor=actor, key=key, changes=changes)
