"""Let somebody choose how often they are asked, and when not at all."""

from datetime import date

from django.db import transaction

from alliantie.audit import record
from alliantie.throttles import ONE_HOUR, hit
from alliantie.visibility import Actor
from people.models import Person
from people.policies.ambassadors import check_budget, check_own, check_pause
from people.services.budget import allow_requests

CHANGES_AN_HOUR = 60


@transaction.atomic
def choose_budget(*, person: Person, number: int, actor: Actor, today: date) -> None:
    """Set how many requests a month somebody wants; what came this month stays counted."""
    _own(person, actor)
    check_budget(number)
    allow_requests(person=person, number=number, today=today)
    record(action="person.choose_budget", obj=person, actor_id=actor.user_id)


@transaction.atomic
def pause(*, person: Person, until: date, actor: Actor, today: date) -> None:
    """Let nobody ask somebody up to and including a day."""
    _own(person, actor)
    check_pause(until, today)
    Person.objects.filter(pk=person.pk).update(paused_until=until)
    record(action="person.pause", obj=person, actor_id=actor.user_id)


@transaction.atomic
def resume(*, person: Person, actor: Actor) -> None:
    """End a pause now."""
    _own(person, actor)
    if Person.objects.filter(pk=person.pk).exclude(paused_until=None).update(paused_until=None):
        record(action="person.resume", obj=person, actor_id=actor.user_id)


def _own(person: Person, actor: Actor) -> None:
    check_own(actor, person.user_id)
    hit(
        scope="person-availability",
        key=str(actor.user_id),
        limit=CHANGES_AN_HOUR,
        seconds=ONE_HOUR,
    )
