"""Questions about the outbox, about what editors steer, and about what people asked."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import F, FloatField, Q, Sum
from django.db.models.functions import Cast, Least, NullIf

from .askers import BitCount, BitOr
from .policies import MIN_ASKERS, normalised, split_expressions

if TYPE_CHECKING:
    from .models import AskedQuery, BestBet, Synonym  # noqa: F401 - named in the annotations below

# After this many failures a change waits for `search_reconcile`; one broken record must not keep
# the worker busy for ever.
MAX_ATTEMPTS = 5


class PendingEntryQuerySet(models.QuerySet):  # type: ignore[type-arg] # the model imports this
    """What is still to be done."""

    def due(self) -> Self:
        """Leave out what failed too often."""
        return self.filter(attempts__lt=MAX_ATTEMPTS)

    def exactly(self, done: Iterable[tuple[str, int]]) -> Self:
        """Select these keys, unless their content has changed since."""
        wanted = Q(pk__in=[])
        for key, version in done:
            wanted |= Q(key=key, version=version)
        return self.filter(wanted)

    def count_failure(self, keys: Iterable[str]) -> int:
        """Remember that these failed once more."""
        return self.filter(key__in=list(keys)).update(attempts=F("attempts") + 1)


class SynonymQuerySet(models.QuerySet["Synonym"]):
    """Rules, in force or not."""

    def active(self) -> Self:
        """Select what is in force."""
        return self.filter(is_active=True)

    def taken(self, *, but: int | None = None) -> dict[str, str]:
        """Give every normalised expression that has a rule, with the name of that rule."""
        return {
            normalised(word): str(rule)
            for rule in (self.exclude(pk=but) if but else self)
            for word in split_expressions(rule.words)
        }


class BestBetQuerySet(models.QuerySet["BestBet"]):
    """Results put on top."""

    def lasting(self, today: date) -> Self:
        """Leave out what is over."""
        return self.filter(Q(until=None) | Q(until__gte=today))


class AskedQueryQuerySet(models.QuerySet["AskedQuery"]):
    """What was asked; reports start from `reported`, the only door with the guard on it."""

    def since(self, day: date) -> Self:
        """Select from this day on."""
        return self.filter(day__gte=day)

    def reported(self) -> Any:
        """Add the days of each question up, and leave out what too few different people asked.

        Choose the days first: too few people in those days is too few.
        """
        clicks = Cast(Sum("clicks"), FloatField())
        return (
            self.order_by()
            .values("text")
            .annotate(
                total=Sum("times"),
                nothing=Sum("found_nothing"),
                people=BitCount(BitOr("askers")),
                position=Sum("clicked_positions") / NullIf(clicks, 0.0),
                share=Least(clicks / Sum("times"), 1.0, output_field=FloatField()),
            )
            .filter(people__gte=MIN_ASKERS)
        )
