"""Compare rows with what stands on the site; asks, and changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q
from wagtail.models import Revision

from cases.models import CasePage

from .rows import CaseRow

CHUNK = 500


class Action(StrEnum):
    """What has to happen with one row."""

    CREATE = "create"
    UPDATE = "update"
    PUBLISH = "publish"
    UNCHANGED = "unchanged"
    KEPT = "kept"


@dataclass(frozen=True)
class Planned:
    """A row, what has to happen, and with which page."""

    row: CaseRow
    action: Action
    page_id: int = 0


@dataclass(frozen=True)
class _Standing:
    pk: int
    source_digest: str
    live: bool
    was_published: bool
    has_unpublished_changes: bool
    is_claimed: bool


def plan(rows: Sequence[CaseRow], *, source: str, publish: bool) -> list[Planned]:
    """Say for each row of a batch what has to happen; two queries whatever its size."""
    standing = _standing(rows, source)
    return [_planned(row, standing.get(row.source_id), publish=publish) for row in rows]


def _planned(row: CaseRow, page: _Standing | None, *, publish: bool) -> Planned:
    if page is None:
        return Planned(row, Action.CREATE)
    if row.digest != page.source_digest:
        return Planned(row, Action.KEPT if page.is_claimed else Action.UPDATE, page.pk)
    if publish and not page.is_claimed:
        if not page.live and not page.was_published:
            return Planned(row, Action.PUBLISH, page.pk)
        if page.live and page.has_unpublished_changes:
            return Planned(row, Action.UPDATE, page.pk)
    return Planned(row, Action.UNCHANGED, page.pk)


def _standing(rows: Sequence[CaseRow], source: str) -> dict[str, _Standing]:
    found = CasePage.objects.filter(source=source, source_id__in=[row.source_id for row in rows])
    pages = list(
        found.values_list(
            "source_id",
            "pk",
            "source_digest",
            "live",
            "first_published_at",
            "has_unpublished_changes",
            "owner_id",
            "locked",
        )
    )
    touched = _touched_by_people([row[1] for row in pages])
    return {
        source_id: _Standing(
            pk, digest, live, published is not None, pending, bool(owner or locked or pk in touched)
        )
        for source_id, pk, digest, live, published, pending, owner, locked in pages
    }


def _touched_by_people(pks: list[int]) -> set[int]:
    """Give pages with a version by a person: a register must not undo what somebody corrected."""
    revisions = Revision.page_revisions.filter(
        Q(object_id__in=[str(pk) for pk in pks]) & Q(user__isnull=False)
    )
    return {int(pk) for pk in revisions.values_list("object_id", flat=True).distinct()}
