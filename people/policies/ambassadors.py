"""When somebody may be an ambassador, for how long, and when the question comes whether they go on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Protocol

from django.utils.translation import gettext as _

from .refusals import NotYoursError, PeopleRefusedError

ASK_BEFORE = timedelta(days=30)
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)
LONGEST_PLEDGE = 280
MOST_REQUESTS = 20
LONGEST_PAUSE = timedelta(days=366)
TERM_IN_YEARS = 1


class ActorLike(Protocol):
    """What the rules need to know of the person asking."""

    @property
    def user_id(self) -> int | None:
        """Give the account, if any."""

    @property
    def is_editor(self) -> bool:
        """Say whether this person curates."""


@dataclass(frozen=True)
class Term:
    """From when until when, the last day included; `ended_on` is the first day without, if it ended early."""

    starts_on: date
    ends_on: date
    ended_on: date | None = None

    @property
    def last_day(self) -> date:
        """Give the last day that counts."""
        if self.ended_on is None:
            return self.ends_on
        return min(self.ends_on, self.ended_on - timedelta(days=1))


def may_appoint(actor: ActorLike) -> bool:
    """Say whether somebody may appoint ambassadors, renew them and end their term."""
    return actor.is_editor


def check_appoint(actor: ActorLike) -> None:
    """Refuse everybody but editors."""
    if not may_appoint(actor):
        raise NotYoursError(_("Alleen de redactie benoemt ambassadeurs."))


def check_term(term: Term) -> None:
    """Refuse a term that runs backwards or lies outside this century."""
    if not EARLIEST <= term.starts_on <= LATEST or not EARLIEST <= term.ends_on <= LATEST:
        raise PeopleRefusedError(_("Kies een datum tussen 2000 en 2100."))
    if term.ends_on < term.starts_on:
        raise PeopleRefusedError(
            _("De laatste dag ligt voor de eerste. Kies een latere laatste dag.")
        )


def check_free(term: Term, others: Iterable[Term]) -> None:
    """Refuse a term that overlaps another of the same person; one that never ran does not count."""
    for other in others:
        if other.last_day < other.starts_on:
            continue
        if term.starts_on <= other.last_day and other.starts_on <= term.last_day:
            raise PeopleRefusedError(
                _(
                    "Deze persoon is al ambassadeur van %(first)s tot en met %(last)s. "
                    "Kies een periode daarbuiten, of stop die eerst."
                )
                % {"first": _day(other.starts_on), "last": _day(other.last_day)}
            )


def check_renewable(term: Term, today: date) -> None:
    """Refuse to renew what was ended early."""
    if term.ended_on is not None:
        raise PeopleRefusedError(
            _("Deze periode is eerder gestopt. Benoem deze persoon opnieuw als dat nodig is.")
        )
    if term.starts_on > today:
        raise PeopleRefusedError(_("Deze periode moet nog beginnen."))


def next_term(term: Term, today: date) -> Term:
    """Give the term that follows: a year, without a gap unless it is already over."""
    starts_on = max(today, term.ends_on + timedelta(days=1))
    return Term(starts_on, _years_later(starts_on) - timedelta(days=1))


def check_own(actor: ActorLike, owner_id: int | None) -> None:
    """Refuse to decide for somebody else."""
    if actor.user_id is None or actor.user_id != owner_id:
        raise NotYoursError(_("Dit gaat over iemand anders."))


def may_answer_renewal(term: Term, today: date) -> bool:
    """Say whether the question whether to go on is open: the last thirty days of a term."""
    return term.starts_on <= today <= term.last_day and today >= term.ends_on - ASK_BEFORE


def check_answer_renewal(term: Term, today: date) -> None:
    """Refuse an answer before the question or after the end."""
    if not may_answer_renewal(term, today):
        raise PeopleRefusedError(
            _("Deze vraag staat niet meer open. Mail de redactie als je iets wilt.")
        )


def check_budget(number: int) -> None:
    """Refuse a number of requests nobody means."""
    if not 0 <= number <= MOST_REQUESTS:
        raise PeopleRefusedError(
            _("Kies een aantal van 0 tot en met %(most)d.") % {"most": MOST_REQUESTS}
        )


def check_pause(until: date, today: date) -> None:
    """Refuse a pause that is over, or longer than a year."""
    if until < today:
        raise PeopleRefusedError(_("Deze dag is al voorbij. Kies vandaag of later."))
    if until > today + LONGEST_PAUSE:
        raise PeopleRefusedError(_("Een pauze duurt hoogstens een jaar. Kies een eerdere dag."))


def middle(durations: Sequence[timedelta]) -> timedelta | None:
    """Give the median, or nothing when there are none."""
    return (
        timedelta(seconds=median(one.total_seconds() for one in durations)) if durations else None
    )


def _years_later(day: date) -> date:
    year = day.year + TERM_IN_YEARS
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return day.replace(year=year, month=3, day=1)


def _day(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"
