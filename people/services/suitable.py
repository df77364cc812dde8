"""Find who can best be asked about a theme today, so that nobody is asked too often."""

from collections.abc import Collection
from datetime import date

from django.db.models import (
    Case,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from people.choices import Level
from people.models import Ambassadorship, Expertise, Person, RequestBudget

# Who wants to learn asks; the others may be asked, in this order.
ORDER_OF_LEVELS = (Level.CAN_DO, Level.CAN_EXPLAIN, Level.KNOWS_SOMEONE)


def next_suitable(
    *,
    theme_ids: Collection[int],
    today: date,
    exclude_user_ids: Collection[int] = (),
    number: int = 1,
) -> list[Person]:
    """Give who may be asked about one of these themes now, the most suitable first; one query.

    Ambassadors of the theme come first, then who can do it, can explain it, knows someone; among
    equals who was asked least this month. Who blocked or was blocked is for the caller to exclude.
    """
    return list(
        suitable(theme_ids=theme_ids, today=today).exclude(user__in=exclude_user_ids)[:number]
    )


def suitable(*, theme_ids: Collection[int], today: date) -> QuerySet[Person]:
    """Select who may be asked about one of these themes today, in order."""
    terms = Ambassadorship.objects.current(today).filter(
        person=OuterRef("pk"), themes__in=theme_ids
    )
    known = Expertise.objects.filter(
        person=OuterRef("pk"), theme__in=theme_ids, level__in=ORDER_OF_LEVELS
    )
    rank = Case(
        *(When(level=level, then=Value(place)) for place, level in enumerate(ORDER_OF_LEVELS)),
        output_field=IntegerField(),
    )
    best = known.annotate(rank=rank).order_by("rank").values("rank")[:1]
    taken = RequestBudget.objects.filter(person=OuterRef("pk"), month=today.replace(day=1))
    return (
        Person.objects.with_room(today)
        .annotate(
            is_ambassador=Exists(terms),
            best=Subquery(best, output_field=IntegerField()),
            asked=Coalesce(Subquery(taken.values("taken")[:1]), Value(0)),
        )
        .filter(Q(is_ambassador=True) | Q(best__isnull=False))
        .order_by("-is_ambassador", Coalesce("best", Value(len(ORDER_OF_LEVELS))), "asked", "pk")
    )
