"""Who asks for work, who is away, and who may stand in: every other question of "Vandaag" needs it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils import timezone

from alliantie.models import Absence
from alliantie.visibility import Actor

from .colleagues import with_roles
from .policies import Away
from .sources import Source


@dataclass(frozen=True)
class Asking:
    """Who asks, and who is away; `away` of today, `absences` also those to come."""

    actor: Actor
    away: Mapping[int, Away]
    absences: Sequence[Absence]
    stand_ins: Mapping[int, Actor] = field(default_factory=dict)

    def away_for(self, source: Source) -> Mapping[int, Away]:
        """Give who is away for one kind of work: who may not decide about it stands in for nobody there."""
        able = {None, *(key for key, who in self.stand_ins.items() if source.may(who))}
        return {
            key: one if one.stand_in in able else replace(one, stand_in=None)
            for key, one in self.away.items()
        }


def away_on(day: date, absences: Iterable[Absence]) -> dict[int, Away]:
    """Give who is away on a day, by account; who may not sign in stands in for nobody."""
    return {
        one.user_id: Away(
            one.until_day,
            one.stand_in_id if one.stand_in is not None and one.stand_in.is_active else None,
        )
        for one in absences
        if one.from_day <= day <= one.until_day
    }


def asking(actor: Actor) -> Asking:
    """Ask once who is away; every other question needs it."""
    today = timezone.localdate()
    rows = Absence.objects.filter(until_day__gte=today).select_related("user", "stand_in")
    found = list(rows.prefetch_related("stand_in__groups").order_by("until_day", "pk"))
    able = {one.stand_in.pk: with_roles(one.stand_in) for one in found if one.stand_in is not None}
    return Asking(actor, away_on(today, found), found, able)
