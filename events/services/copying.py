"""Copy an earlier meeting: words, place, for whom, seats and questions.

Never the times, the people, the link or the registrations; seats that are kept for some go with a day
that is over, so they are not copied either.
"""

from uuid import UUID

from django.db import transaction

from alliantie.visibility import Actor
from events.models import EventPage, RegistrationQuestion, Seats

from . import hosts
from .announcing import create_event
from .pages import AROUND, PLACE, WORDS

NEVER = frozenset({"starts_at", "ends_at", "opens_at", "closes_at"})
COPIED = tuple(name for name in (*WORDS, *PLACE, *AROUND, "audience") if name not in NEVER)


@transaction.atomic
def copy_from(*, event: EventPage, actor: Actor, key: UUID) -> EventPage:
    """Make a new draft out of a meeting somebody runs, once for each form; its link does not go along."""
    hosts.check_runs(event, actor)
    changes = {name: getattr(event, name) for name in COPIED}
    changes["themes"] = list(event.themes.all())
    changes["tags"] = [item.tag.name for item in event.tagged_items.select_related("tag")]
    if event.organisation_id in actor.organisation_ids or actor.is_editor:
        changes["organisation"] = event.organisation
    return create_event(
        actor=actor, key=key, changes=changes, beside=lambda made: _beside(event, made)
    )


def _beside(event: EventPage, made: EventPage) -> None:
    """Take over how many fit and what is asked at registration."""
    capacity = Seats.objects.filter(event=event).values_list("capacity", flat=True).first()
    Seats.objects.filter(event=made).update(capacity=capacity)
    RegistrationQuestion.objects.bulk_create(
        RegistrationQuestion(
            event=made,
            text=asked.text,
            purpose=asked.purpose,
            is_required=asked.is_required,
            sort_order=asked.sort_order,
        )
        for asked in event.questions.all()
    )
