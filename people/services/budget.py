"""Take a request out of somebody's budget; of two at once for the last place one gets it."""

from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import F

from people.models import Person, RequestBudget
from people.policies.budget import check_room, month_of


@transaction.atomic
def take_request(*, person: Person, today: date) -> RequestBudget:
    """Count one request to a person, over whatever channel; raises NoRoomError when there is no room."""
    budget = budget_of(person, today)
    check_room(
        today=today,
        paused_until=person.paused_until,
        taken=budget.taken,
        allowed=person.monthly_budget,
    )
    room = RequestBudget.objects.filter(pk=budget.pk, taken__lt=F("allowed"))
    taken = room.update(taken=F("taken") + 1)
    budget.refresh_from_db()
    if not taken:  # somebody else took the last place just now; even if it came back since
        check_room(today=today, paused_until=None, taken=budget.allowed, allowed=budget.allowed)
    return budget


@transaction.atomic
def give_back_request(*, person: Person, day: date) -> None:
    """Give back a request that was handed on before it cost anything."""
    rows = RequestBudget.objects.filter(person=person, month=month_of(day), taken__gt=0)
    rows.update(taken=F("taken") - 1)


@transaction.atomic
def allow_requests(*, person: Person, number: int, today: date) -> None:
    """Let somebody choose how many requests a month they want; what was taken stays taken."""
    Person.objects.filter(pk=person.pk).update(monthly_budget=number)
    person.monthly_budget = number
    for budget in RequestBudget.objects.select_for_update().filter(
        person=person, month=month_of(today)
    ):
        budget.allowed = max(number, budget.taken)
        budget.save(update_fields=["allowed"])


def budget_of(person: Person, today: date) -> RequestBudget:
    """Give the row of this month, made when nobody asked yet."""
    key = {"person": person, "month": month_of(today)}
    try:
        with transaction.atomic():
            return RequestBudget.objects.get_or_create(
                **key, defaults={"allowed": person.monthly_budget}
            )[0]
    except IntegrityError:
        return RequestBudget.objects.get(**key)
