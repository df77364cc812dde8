"""Take rows of a register over as dilemmas nobody stands behind; each waits for the safety check.

Registers of dilemmas are small, so each goes the ordinary way of a page; a batch is one transaction.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from alliantie.audit import record_pseudonym
from cases.choices import DilemmaState, NameChoice
from cases.importing.dilemmas import DilemmaRow, PlannedDilemma
from cases.importing.planning import Action
from cases.models import DilemmaPage
from themes.models import Theme

from .writing import apply_changes, locked, place_dilemma

ORIGIN = "command"


@dataclass(frozen=True)
class DilemmaImport:
    """What is the same for every batch of a run; `themes` by their address."""

    source: str
    themes: Mapping[str, Theme]


@transaction.atomic
def import_dilemmas(*, run: DilemmaImport, planned: Sequence[PlannedDilemma]) -> list[Action]:
    """Carry out a batch, whole or not at all; give what was done with each row."""
    return [_carry_out(run, one) for one in planned]


def waiting_of(source: str) -> int:
    """Count what of a register waits for the safety check."""
    return DilemmaPage.objects.filter(source=source, state=DilemmaState.INTAKE).count()


def _carry_out(run: DilemmaImport, one: PlannedDilemma) -> Action:
    if one.action is Action.CREATE:
        _create(run, one.row)
    elif one.action is Action.UPDATE:
        return _update(run, one)
    return one.action


def _create(run: DilemmaImport, row: DilemmaRow) -> None:
    """Make one that already waits: there is nobody to write on it first."""
    dilemma = place_dilemma(
        _changes(run, row),
        state=DilemmaState.INTAKE,
        submitted_on=timezone.localdate(),
        source=run.source,
        source_id=row.source_id,
        **_row_fields(row),
    )
    dilemma.save_revision(clean=False)
    record_pseudonym(action="dilemma.import", reference=dilemma.reference, origin=ORIGIN)


def _update(run: DilemmaImport, one: PlannedDilemma) -> Action:
    """Change what still waits; who is reading it sees at once that it is another version."""
    row = locked(DilemmaPage(pk=one.page_id))
    if row.state != DilemmaState.INTAKE:
        return Action.KEPT  # judged since it was planned
    draft: DilemmaPage = row.get_latest_revision_as_object()
    apply_changes(draft, _changes(run, one.row))
    for name, value in _row_fields(one.row).items():
        setattr(draft, name, value)
    draft.draft_title = draft.title
    draft.save(clean=False)
    draft.save_revision(clean=False)
    record_pseudonym(action="dilemma.import", reference=row.reference, origin=ORIGIN)
    return Action.UPDATE


def _changes(run: DilemmaImport, row: DilemmaRow) -> dict[str, Any]:
    return {
        "title": row.question,
        "situation": row.situation,
        "values": [{"value": value} for value in row.values],
        "frames": [{"frame": frame} for frame in row.frames],
        "options": [{"label": label} for label in row.options],
        "themes": [run.themes[slug] for slug in row.themes],
    }


def _row_fields(row: DilemmaRow) -> dict[str, Any]:
    return {
        "name_choice": NameChoice.ANONYMOUS,
        "readers": row.readers,
        "source_label": row.source_label,
        "source_licence": row.source_licence,
        "source_url": row.source_url,
        "source_digest": row.digest,
    }
