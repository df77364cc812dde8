"""What somebody sees of the requests that may come: used, left, pause, and the term as ambassador."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from alliantie.cards import Chip
from people.models import Ambassadorship, Person, RequestBudget
from people.policies.ambassadors import may_answer_renewal
from people.policies.budget import free_again_on, month_of
from people.services.ambassadors import term_of

from .ambassadors import theme_chip


@dataclass(frozen=True)
class OwnTerm:
    """The term of an ambassador as its owner sees it."""

    row: Ambassadorship
    themes: Sequence[Chip]
    is_asked: bool


@dataclass(frozen=True)
class OwnRequests:
    """How often somebody may be asked."""

    person: Person
    taken: int
    left: int
    is_pausing: bool
    free_on: date
    terms: Sequence[OwnTerm]


def own_requests(person: Person) -> OwnRequests:
    """Gather the page; three queries."""
    today = timezone.localdate()
    budget = RequestBudget.objects.filter(person=person, month=month_of(today)).first()
    taken = budget.taken if budget else 0
    rows = Ambassadorship.objects.filter(person=person).not_over(today).order_by("starts_on")
    return OwnRequests(
        person=person,
        taken=taken,
        left=max(0, person.monthly_budget - taken),
        is_pausing=person.paused_until is not None and person.paused_until >= today,
        free_on=free_again_on(
            today=today,
            paused_until=person.paused_until,
            taken=taken,
            allowed=person.monthly_budget,
        ),
        terms=[
            OwnTerm(
                row=row,
                themes=[theme_chip(theme) for theme in row.themes.all()],
                is_asked=may_answer_renewal(term_of(row), today),
            )
            for row in rows.prefetch_related("themes")
        ],
    )
