"""How long we wait: named periods with bounds, from one place, which an administrator can change."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from .attempts import Refusal
from .audit import record
from .calendar import add_working_days, months_before, months_later, working_days_before
from .choices import Role, Unit
from .models import ChosenPeriod
from .visibility import Actor


@dataclass(frozen=True)
class Period:
    """One period: what it is called on the screen, its standard length and how far one may go."""

    name: str
    label: str | Promise
    unit: Unit
    default: int
    lowest: int
    highest: int


class PeriodRefusedError(Refusal, ValueError):
    """A period says no; `sentence` is fit for the screen."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


_periods: dict[str, Period] = {}


def register(period: Period) -> Period:
    """Let an administrator change a period; apps do this once, when they are ready."""
    _periods[period.name] = period
    return period


def periods() -> tuple[Period, ...]:
    """Give every period there is, in the order in which apps named them."""
    return tuple(_periods.values())


def length_of(period: Period) -> int:
    """Give how long a period is now; one query."""
    chosen = ChosenPeriod.objects.filter(name=period.name).values_list("length", flat=True)
    return _within(period, chosen.first())


def lengths() -> dict[str, int]:
    """Give how long every period is now; one query for all."""
    chosen = dict(ChosenPeriod.objects.values_list("name", "length"))
    return {one.name: _within(one, chosen.get(one.name)) for one in periods()}


def _within(period: Period, chosen: int | None) -> int:
    """Keep to the bounds, also where a newer version of the site made them narrower."""
    length = period.default if chosen is None else chosen
    return min(max(length, period.lowest), period.highest)


def end_of(unit: Unit, length: int, first: date) -> date:
    """Give the day on which a period is over that began on a day; months end on the same date."""
    if unit == Unit.MONTHS:
        return months_later(first, length)
    if unit == Unit.WORKING_DAYS:
        return add_working_days(first, length)
    return first + timedelta(days=length)


def begun_by(unit: Unit, length: int, today: date) -> date:
    """Give the last day on which a period began that is over today."""
    if unit == Unit.MONTHS:
        return months_before(today, length)
    if unit == Unit.WORKING_DAYS:
        return working_days_before(today, length)
    return today - timedelta(days=length)


def over_before(period: Period, now: datetime, length: int | None = None) -> datetime:
    """Give the moment before which a period began that is over now: a midnight on our own clock.

    Whole days are counted, so that changing the clock makes nothing an hour early or late.
    """
    known = length_of(period) if length is None else length
    last = begun_by(period.unit, known, timezone.localdate(now))
    return timezone.make_aware(datetime.combine(last + timedelta(days=1), time()))


def may_choose(actor: Actor) -> bool:
    """Say whether somebody may change periods."""
    return Role.SITE_ADMIN in actor.roles


def check_choose(actor: Actor) -> None:
    """Refuse who does not administer the site."""
    if not may_choose(actor):
        raise PeriodRefusedError(_("Termijnen wijzigen kan alleen sitebeheer."))


def check_length(period: Period, length: int) -> None:
    """Refuse nothing at all, and what would ask people too often or never."""
    if not period.lowest <= length <= period.highest:
        raise PeriodRefusedError(
            _("Kies een heel getal van %(lowest)d tot en met %(highest)d.")
            % {"lowest": period.lowest, "highest": period.highest}
        )


@transaction.atomic
def choose(*, period: Period, length: int, actor: Actor, origin: str = "cms") -> bool:
    """Change how long a period is; give False when it was so already."""
    check_choose(actor)
    check_length(period, length)
    if length_of(period) == length:
        return False
    row, _is_new = ChosenPeriod.objects.update_or_create(
        name=period.name, defaults={"length": length}
    )
    record(action="period.choose", obj=row, actor_id=actor.user_id, origin=origin)
    return True
