"""Choose whom to suggest to somebody in a week; doing it twice is doing it once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

import structlog
from django.db import DatabaseError, transaction
from django.db.models import CharField, Count, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from alliantie.audit import record
from alliantie.visibility import Actor
from matchmaking.choices import SuggestionState
from matchmaking.choices.match import FOR_PEOPLE
from matchmaking.models import Introduction, Match, Suggestion
from matchmaking.policies.suggesting import (
    VERSION,
    Candidate,
    Limits,
    chosen,
    in_order,
    key_of_person,
    other_side,
    person_in,
    week_of,
)
from organisations.models import Membership
from people.models import Block, Person

from .reasons import of_matches, reader_for

# Looked at for one person; more than any week needs.
MOST_MATCHES = 60
logger = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Week:
    """One week's choosing: its Monday, today, and who may be asked at all."""

    monday: date
    today: date
    with_room: frozenset[int]


def prepare_week(now: datetime) -> int:
    """Choose for every member who has nothing of this week yet; give how many suggestions were made.

    Each person is a transaction: broken off anywhere, the next run goes on with who is left. Without
    prepared matches nobody gets anything, and the next run looks again.
    """
    today = timezone.localtime(now).date()
    room = Person.objects.with_room(today).values_list("pk", flat=True)
    week = Week(week_of(today), today, frozenset(room))
    made = 0
    for pk in list(_to_do(week).values_list("pk", flat=True)):
        try:
            made += prepare_for(person_id=pk, week=week)
        except DatabaseError:
            raise
        except Exception:  # one person must not keep all others waiting
            logger.exception("suggestions.failed", person=pk)
    return made


@transaction.atomic
def prepare_for(*, person_id: int, week: Week) -> int:
    """Choose at most five for one person; what they left alone makes room."""
    person = Person.objects.select_for_update().select_related("user").get(pk=person_id)
    if Suggestion.objects.filter(person=person, week=week.monday).exists():
        return 0
    picked = _pick(person, reader_for(person.user), week)
    if not picked:
        return 0
    Suggestion.objects.filter(person=person).to_replace(week.today).update(
        state=SuggestionState.GONE
    )
    rows = [_row(person, match, rank, week) for rank, match in enumerate(picked, start=1)]
    Suggestion.objects.bulk_create(rows)
    record(action="suggestion.prepare", obj=person, actor_id=None, origin="worker")
    return len(rows)


def _to_do(week: Week) -> QuerySet[Person]:
    """Select members with a match and without anything of this week."""
    key = Concat(Value("people.person:"), Cast(OuterRef("pk"), CharField()))
    matches = Match.objects.filter(source=key, kind__in=FOR_PEOPLE)
    had = Suggestion.objects.filter(person=OuterRef("pk"), week=week.monday)
    return Person.objects.active().filter(Exists(matches)).exclude(Exists(had)).order_by("pk")


def _pick(person: Person, actor: Actor, week: Week) -> list[Match]:
    """Hold what was matched against today's rights and wishes."""
    matches = list(Match.objects.of(key_of_person(person.pk), *FOR_PEOPLE)[:MOST_MATCHES])
    by_pk = {one.pk: one for one in matches}
    candidates = [
        Candidate(one.pk, one.kind, one.rank, other, one.about)
        for one in matches
        if (other := person_in(one.target)) is not None
    ]
    ordered = in_order(candidates, _limits(person, actor, candidates, week))
    told = of_matches([by_pk[one.match] for one in ordered], actor)
    across = _across(person, {one.other for one in ordered})
    return [by_pk[one.match] for one in chosen(ordered, told, across)]


def _across(person: Person, pks: set[int]) -> set[int]:
    """Give who of these is on the other side of the line, by what everybody may know of them."""
    sides: dict[int, set[str]] = defaultdict(set)
    ties = Membership.objects.shown().filter(user__person__in={person.pk, *pks})
    for pk, side in ties.values_list("user__person", "organisation__side"):
        sides[pk].add(side)
    wanted = other_side(sides[person.pk])
    return {pk for pk in pks if wanted and wanted in sides[pk]}


def _limits(person: Person, actor: Actor, candidates: Iterable[Candidate], week: Week) -> Limits:
    wanted = {one.other for one in candidates} & week.with_room - {person.pk}
    seen = Person.objects.visible_to(actor).filter(pk__in=wanted)
    blocked = Block.objects.around(person.user_id)
    colleagues = Membership.objects.active().filter(organisation__in=actor.organisation_ids)
    away = seen.filter(user__in=blocked) | seen.filter(user__in=colleagues.values("user"))
    return Limits(
        allowed=set(seen.values_list("pk", flat=True)),
        people=set(away.values_list("pk", flat=True)) | _known(person),
        pairs=_refused(person, week.today),
        shown=_left_alone(person),
    )


def _known(person: Person) -> set[int]:
    """Give with whom an introduction runs or ran, however it ended: that is told to nobody here."""
    rows = Introduction.objects.of(person.pk).values_list("asker", "other")
    return {pk for row in rows for pk in row} - {person.pk}


def _refused(person: Person, today: date) -> set[tuple[int, str]]:
    own = Suggestion.objects.filter(person=person)
    never = own.filter(state=SuggestionState.NOT_THIS).values_list("other", "about")
    return {*never, *own.put_off(today).values_list("other", "about")}


def _left_alone(person: Person) -> dict[int, int]:
    own = Suggestion.objects.filter(
        person=person, state__in=(SuggestionState.SHOWN, SuggestionState.GONE), answered_at=None
    )
    return dict(own.order_by().values_list("other").annotate(number=Count("pk")))


def _row(person: Person, match: Match, rank: int, week: Week) -> Suggestion:
    return Suggestion(
        person=person,
        other_id=person_in(match.target) or 0,
        kind=match.kind,
        about=match.about,
        reasons=match.reasons,
        week=week.monday,
        rank=rank,
        version=f"{VERSION}/{match.version}"[:20],
    )
