"""Why a date is proposed, in words."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.policies.next_date import WEEK, Proposal


def reasons_of(last: datetime, found: Proposal, *, is_usual: bool) -> tuple[str, ...]:
    """Say after what it is, on which day of the month, at what time, and why not earlier."""
    told = [_later(last, found.months), _which(found.planned), _at(found.planned, is_usual)]
    if found.is_put_off:
        told.append(_("eerder kan niet meer: die dag is al geweest"))
    if found.begins != found.planned:
        told.append(_("een week later: anders valt het op een feestdag"))
    return tuple(told)


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
    day, month = date_format(moment, "l"), date_format(moment, "F")
    words = {"place": place, "weekday": day, "month": month}
    return _("op de %(place)s %(weekday)s van %(month)s") % words


def _at(moment: datetime, is_usual: bool) -> str:  # noqa: FBT001 - one of two sentences
    words = {"time": date_format(moment, "H:i")}
    if is_usual:
        return _("om %(time)s, zoals meestal") % words
    return _("om %(time)s, zoals de vorige keer") % words
