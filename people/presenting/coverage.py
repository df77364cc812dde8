"""What editors see of ambassadors: who covers what, who answers how fast, whose term ends."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Min, OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from organisations.choices import Region
from people.models import Ambassadorship, Answer, Conversation, Routing
from people.policies.response import medians
from themes.models import Theme

ENDS_SOON = timedelta(days=60)
MEASURED = timedelta(days=365)
ONE_DAY = timedelta(days=1)
HOUR = 3600


@dataclass(frozen=True)
class CoverageRow:
    """One theme, with the names of who covers it in each region."""

    theme: Theme
    cells: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Standing:
    """One ambassador now."""

    row: Ambassadorship
    themes: str
    taken: int
    allowed: int
    response: str
    paused_until: date | None
    ends_soon: bool


@dataclass(frozen=True)
class TermRow:
    """One term in the list; renewing is offered when it ends soon, ended, or its ambassador asks for it."""

    row: Ambassadorship
    may_renew: bool


@dataclass(frozen=True)
class Coverage:
    """The whole screen; `uncovered` are themes nobody speaks for."""

    regions: Sequence[str]
    rows: Sequence[CoverageRow]
    uncovered: Sequence[str]
    ambassadors: Sequence[Standing]


def term_rows(rows: Iterable[Ambassadorship]) -> list[TermRow]:
    """Describe terms for the list of editors."""
    soon = timezone.localdate() + ENDS_SOON
    return [
        TermRow(row, row.ended_on is None and (row.ends_on <= soon or bool(row.wants_renewal)))
        for row in rows
    ]


def coverage() -> Coverage:
    """Gather the screen; five queries. Only who may be asked at all covers something."""
    today = timezone.localdate()
    people: Any = Ambassadorship._meta.get_field("person").related_model
    terms = Ambassadorship.objects.current(today).filter(person__in=people.objects.active())
    rows = list(terms.for_cards(today).order_by("person__name", "pk").prefetch_related("themes"))
    table = _table(rows)
    return Coverage(
        regions=[str(region.label) for region in Region],
        rows=table,
        uncovered=[row.theme.label for row in table if not any(row.cells)],
        ambassadors=_standings(rows, today),
    )


def _table(rows: Iterable[Ambassadorship]) -> list[CoverageRow]:
    names: dict[tuple[int, str], list[str]] = {}
    for row in rows:
        for theme in row.themes.all():
            names.setdefault((theme.pk, row.region), []).append(row.person.name)
    return [
        CoverageRow(theme, [names.get((theme.pk, region), []) for region in Region.values])
        for theme in Theme.objects.all()
    ]


def _standings(rows: Sequence[Any], today: date) -> list[Standing]:
    waits = response_times([row.person_id for row in rows])
    return [
        Standing(
            row=row,
            themes=", ".join(theme.label for theme in row.themes.all()),
            taken=row.taken,
            allowed=row.person.monthly_budget,
            response=in_words(waits.get(row.person_id)),
            paused_until=_still(row.person.paused_until, today),
            ends_soon=row.ends_on <= today + ENDS_SOON,
        )
        for row in rows
    ]


def _still(day: date | None, today: date) -> date | None:
    return day if day is not None and day >= today else None


def response_times(person_ids: Sequence[int]) -> dict[int, timedelta]:
    """Give how long each person takes to answer, over a year; two queries.

    A question that was put to somebody without a conversation counts by the answer on its page.
    """
    since = timezone.now() - MEASURED
    talks: Any = Conversation.objects.filter(
        person__in=person_ids, answered_at__isnull=False, started_at__gte=since
    )
    answers = (
        Answer.objects.filter(
            question=OuterRef("question"),
            author=OuterRef("person__user"),
            answered_at__gte=OuterRef("routed_at"),
        )
        .order_by()
        .values("question")
        .annotate(first=Min("answered_at"))
        .values("first")
    )
    routed = Routing.objects.filter(
        person__in=person_ids, routed_at__gte=since, conversation__answered_at=None
    ).annotate(first=Subquery(answers))
    return medians(
        [
            *talks.values_list("person_id", "started_at", "answered_at"),
            *routed.exclude(first=None).values_list("person_id", "routed_at", F("first")),
        ]
    )


def in_words(wait: timedelta | None) -> str:
    """Say a median in hours or days."""
    if wait is None:
        return _("nog geen antwoorden")
    if wait < ONE_DAY:
        hours = max(1, round(wait.total_seconds() / HOUR))
        return _("%(hours)d uur") % {"hours": hours}
    return ngettext("%(days)d dag", "%(days)d dagen", wait.days) % {"days": wait.days}
