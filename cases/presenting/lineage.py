"""Which cases descend from which, as one actor may see it, and what somebody took along."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from alliantie.cards import Link
from alliantie.visibility import Actor
from cases.choices import ReuseState
from cases.models import CasePage, Reuse, Taking
from cases.policies.reuse import may_withdraw
from cases.querysets import ReuseQuerySet
from cases.story import HEADINGS
from organisations.choices import Listing
from organisations.models import Organisation

MOST_ON_ORGANISATION, MOST_ON_DESK = 20, 10


@dataclass(frozen=True)
class Applied:
    """One organisation that applied a case; `withdraw_url` is empty for who may not."""

    organisation: Link | None
    adapted: Link | None
    month: date
    changed: str
    effort: str
    result: str
    again: str
    is_withdrawn: bool
    withdraw_url: str


@dataclass(frozen=True)
class Lineage:
    """What a case is based on and who applied it; `count` leaves out what was withdrawn."""

    applied: list[Applied]
    count: int
    based_on: list[Link]


@dataclass(frozen=True)
class TakingPart:
    """What somebody can do with a case: take it along, and tell that it was applied."""

    is_signed_in: bool
    taken_at: datetime | None
    take_url: str
    tell_url: str


def lineage_of(actor: Actor, case: CasePage) -> Lineage | None:
    """Give both sides, or nothing; one query, none for a case without kin that was read with its parts."""
    if not getattr(case, "has_kin", True):
        return None
    rows = Reuse.objects.visible_to(actor).filter(Q(original=case.pk) | Q(adapted=case.pk))
    found = list(_with_other_sides(rows, actor))
    links = dict(_links(found))
    applied = [_applied(row, case, actor, links) for row in found if row.original_id == case.pk]
    parents = [
        row.original_id
        for row in found
        if row.adapted_id == case.pk and row.state == ReuseState.SHOWN
    ]
    based_on = [links[pk] for pk in dict.fromkeys(parents) if pk in links]
    if not applied and not based_on:
        return None
    return Lineage(applied, sum(not one.is_withdrawn for one in applied), based_on)


def _with_other_sides(rows: ReuseQuerySet, actor: Actor) -> Any:
    """Fetch the cases on both sides along, and whether this actor may see each."""
    seen = CasePage.objects.visible_to(actor)
    sides = ("original", "adapted")
    lean = (f"{side}__{name}" for side in sides for name in HEADINGS)
    return (
        rows.select_related("organisation", *sides)
        .defer(*lean)
        .annotate(**{f"{side}_seen": Exists(seen.filter(pk=OuterRef(side))) for side in sides})
    )


def _links(rows: Iterable[Any]) -> Iterator[tuple[int, Link]]:
    """Give the way to those cases that this actor may see."""
    for row in rows:
        for case, is_seen in ((row.original, row.original_seen), (row.adapted, row.adapted_seen)):
            if case is not None and is_seen:
                yield case.pk, Link(label=case.title, url=case.url or "")


def _applied(row: Reuse, case: CasePage, actor: Actor, links: dict[int, Link]) -> Applied:
    is_withdrawn = row.state == ReuseState.WITHDRAWN
    mine = not is_withdrawn and may_withdraw(
        user_id=actor.user_id,
        is_editor=actor.is_editor,
        administers=actor.administers,
        author_id=row.user_id,
        organisation_id=row.organisation_id,
    )
    return Applied(
        organisation=_organisation(row.organisation, actor),
        adapted=links.get(row.adapted_id or 0),
        month=row.month,
        changed=row.changed,
        effort=row.get_effort_display(),
        result=row.result,
        again=row.get_again_display(),
        is_withdrawn=is_withdrawn,
        withdraw_url=reverse("cases:reuse_withdraw", args=[case.slug, row.pk]) if mine else "",
    )


def _organisation(organisation: Organisation | None, actor: Actor) -> Link | None:
    if organisation is None:
        return None
    known = organisation.listing == Listing.LISTED or organisation.pk in actor.organisation_ids
    if not (known or actor.is_editor):
        return None
    return Link(label=organisation.name, url=organisation.get_absolute_url())


def taking_part(actor: Actor, case: CasePage) -> TakingPart | None:
    """Give what can be done with a case; at most one query. A preview has no address to act on."""
    if case.pk is None or not case.live:
        return None
    taking = Taking.objects.of(actor).filter(case=case.pk).first() if actor.is_signed_in else None
    return TakingPart(
        is_signed_in=actor.is_signed_in,
        taken_at=taking.taken_at if taking else None,
        take_url=reverse("cases:take", args=[case.slug]),
        tell_url=_tell_url(actor, case),
    )


def _tell_url(actor: Actor, case: CasePage) -> str:
    """Give where to tell it; who works only where the case comes from has nothing to tell."""
    others = actor.organisation_ids - {case.organisation_id or 0}
    may_come = not actor.is_signed_in or bool(others)
    return reverse("cases:reuse", args=[case.slug]) if may_come else ""


def applied_by(actor: Actor, organisation: Organisation) -> list[Reuse] | None:
    """Give what an organisation applied, as far as the originals may be seen; one query."""
    seen = CasePage.objects.visible_to(actor).values("pk")
    rows = Reuse.objects.shown().filter(organisation=organisation, original__in=seen)
    lean = rows.select_related("original").defer(*(f"original__{name}" for name in HEADINGS))
    return list(lean[:MOST_ON_ORGANISATION]) or None


def to_answer(actor: Actor, subject: None = None) -> list[Taking] | None:
    """Give what somebody took along and did not answer about yet; one query."""
    seen = CasePage.objects.visible_to(actor).values("pk")
    rows = Taking.objects.of(actor).to_answer().filter(case__in=seen)
    lean = rows.select_related("case").defer(*(f"case__{name}" for name in HEADINGS))
    return list(lean[:MOST_ON_DESK]) or None
