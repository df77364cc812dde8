"""How an import is shown: numbers with their words, how far it is, what may be done."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alliantie import periods
from alliantie.choices import ImportedState, ImportState
from alliantie.models import Import, ImportedItem

from . import keeping, policies
from .kinds import kind_of

MOST_LEFT = 200
# In the order of the report: name, as it is, as it would be.
WORDS: tuple[tuple[str, str | Promise], ...] = (
    ("created", _("Nieuw")),
    ("changed", _("Veranderd")),
    ("published", _("Online gezet")),
    ("linked", _("Verwijst naar dezelfde organisatie")),
    ("organisations", _("Nieuwe organisaties")),
    ("unchanged", _("Ongewijzigd")),
    ("kept", _("Blijft: is hier door mensen verbeterd")),
    ("refused", _("Geweigerd")),
    ("gone", _("Staat hier, niet meer in het bestand")),
)


@dataclass(frozen=True)
class Progress:
    """How far the worker is; without `most` nobody knows yet how much there is."""

    done: int
    most: int


@dataclass(frozen=True)
class Shown:
    """Everything the page of one import shows."""

    run: Import
    kind_label: str | Promise
    is_moving: bool
    is_look: bool
    progress: Progress | None
    counts: list[tuple[str | Promise, int]]
    may_map: bool
    may_start: bool
    may_stop: bool
    may_undo: bool
    undo_until: date | None
    undone: int
    left: list[ImportedItem]
    left_count: int


def shown(run: Import) -> Shown:
    """Put the page of one import together; the same few queries however much it brought in."""
    per_state = dict(
        run.items.values_list("state").annotate(times=Count("pk")).values_list("state", "times")
    )
    kind = kind_of(run.kind)
    left_count = per_state.get(ImportedState.LEFT, 0)
    left = run.items.filter(state=ImportedState.LEFT).order_by("name").defer("before", "after")
    return Shown(
        run=run,
        kind_label=kind.label if kind else run.kind,
        is_moving=run.state in policies.MOVING,
        is_look=run.state == ImportState.CHECKED,
        progress=_progress(run, per_state),
        counts=counts_of(run),
        may_map=policies.may_map(run),
        may_start=policies.may_start(run),
        may_stop=policies.may_stop(run),
        may_undo=policies.may_undo(
            run,
            not_before=keeping.undo_not_before(timezone.now()),
            has_left=bool(left_count),
        ),
        undo_until=_undo_until(run),
        undone=per_state.get(ImportedState.UNDONE, 0),
        left=list(left[:MOST_LEFT]),
        left_count=left_count,
    )


def counts_of(run: Import) -> list[tuple[str | Promise, int]]:
    """Give the numbers of the report with their words; nought is left out, but for what is new."""
    return [
        (label, run.counts.get(name, 0))
        for name, label in WORDS
        if run.counts.get(name) or (run.counts and name == "created")
    ]


def _progress(run: Import, per_state: dict[Any, int]) -> Progress | None:
    if run.state == ImportState.UNDOING:
        standing = per_state.get(ImportedState.STANDING, 0)
        most = sum(per_state.values())
        return Progress(most - standing, most)
    if run.state in policies.MOVING:
        return Progress(run.done, 0 if run.state == ImportState.CHECKING else run.total)
    return None


def _undo_until(run: Import) -> date | None:
    if run.last_begun_at is None:
        return None
    begun = timezone.localdate(run.last_begun_at)
    return periods.end_of(keeping.UNDO.unit, periods.length_of(keeping.UNDO), begun)
