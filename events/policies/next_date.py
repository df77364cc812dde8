"""When a series meets again: so many months later, on the same weekday of the month, at the usual hour."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from news.calendar import SATURDAY, is_working_day

from .moments import exists

WEEK = 7


@dataclass(frozen=True)
class Proposal:
    """A moment on the clock of the series, and why this one."""

    begins: datetime
    reasons: tuple[str, ...]


def months_later(day: date, months: int) -> tuple[int, int]:
    """Give the year and month so many months later."""
    count = day.year * 12 + day.month - 1 + months
    return count // 12, count % 12 + 1


def same_weekday(day: date, months: int) -> date:
    """Give the same weekday of the same week of the month, so many months later.

    The fifth Thursday becomes the last one where a month has four.
    """
    year, month = months_later(day, months)
    first = date(year, month, 1)
    shift = (day.weekday() - first.weekday()) % WEEK
    nth = (day.day - 1) // WEEK
    wanted = 1 + shift + nth * WEEK
    while True:
        try:
            return date(year, month, wanted)
        except ValueError:
            wanted -= WEEK


def proposed(last: datetime, *, months: int, usual: time | None, zone: str) -> datetime:
    """Propose the wall clock time of the next meeting after one that began at `last` (wall clock)."""
    begins = usual or last.time()
    moment = datetime.combine(same_weekday(last.date(), months), begins)
    return moment if exists(moment, zone) else moment.replace(hour=(moment.hour + 1) % 24)


def next_after(
    last: datetime, *, months: int, usual: time | None, zone: str, today: date, ahead: int = 1
) -> Proposal:
    """Propose when to meet after `last` (wall clock), `ahead` meetings later, and say why.

    What would lie in the past is put off by whole rounds; a public holiday by weeks.
    """
    times = ahead
    moment = proposed(last, months=months * times, usual=usual, zone=zone)
    while moment.date() <= today:
        times += 1
        moment = proposed(last, months=months * times, usual=usual, zone=zone)
    reasons = [_later(last, months * times), _which(moment), _at(moment, usual)]
    if times > ahead:
        reasons.append(_("eerder kan niet meer: die dag is al geweest"))
    if _is_holiday(moment.date()):
        while _is_holiday(moment.date()):
            moment += timedelta(days=WEEK)
        reasons.append(_("een week later: anders valt het op een feestdag"))
    return Proposal(moment, tuple(reasons))


def _is_holiday(day: date) -> bool:
    """Say whether offices are closed on what is no weekend; who meets on Saturdays goes on doing so."""
    return day.weekday() < SATURDAY and not is_working_day(day)


def _later(last: datetime, months: int) -> str:
    words = ngettext(
        "%(number)d maand na de vorige (%(day)s)",
        "%(number)d maanden na de vorige (%(day)s)",
        months,
    )
    return words % {"number": months, "day": date_format(last, "j F Y")}


def _which(moment: datetime) -> str:
    ordinals = (_("eerste"), _("tweede"), _("derde"), _("vierde"), _("laatste"))
    place = ordinals[(moment.day - 1) // WEEK]
    words = {"place": place, "weekday": date_format(moment, "l"), "month": date_format(moment, "F")}
    return _("op de %(place)s %(weekday)s van %(month)s") % words


def _at(moment: datetime, usual: time | None) -> str:
    words = {"time": date_format(moment, "H:i")}
    if usual is None:
        return _("om %(time)s, zoals de vorige keer") % words
    return _("om %(time)s, zoals meestal") % words
