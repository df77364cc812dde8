"""Run an import of dilemmas from file to report; nothing of it decides what is published."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from cases.models import DilemmaPage
from themes.models import Theme

from .batches import Batches, Tally
from .dilemma_mapping import DilemmaMapping
from .dilemmas import DilemmaRow, PlannedDilemma, plan_dilemmas, read_dilemma
from .planning import Action
from .reading import RawRow
from .rejects import RejectsFile

# Carries out what is planned and gives what was done with each row.
CarryOutDilemmas = Callable[[list[PlannedDilemma]], Iterable[Action]]


@dataclass
class DilemmaRun:
    """One import with everything it needs; `themes` are those of this site by their address."""

    path: Path
    mapping: DilemmaMapping
    themes: dict[str, Theme]
    rejects: RejectsFile
    carry_out: CarryOutDilemmas
    report: Tally = field(default_factory=Tally)

    def execute(self, progress: Callable[[int], None]) -> Tally:
        """Go through the file."""
        Batches(
            path=self.path,
            mapping=self.mapping,
            id_column=self.mapping.columns.id,
            read=self._read,
            carry_out=self._carry_out,
            standing=DilemmaPage.objects.filter(source=self.mapping.source.key),
            rejects=self.rejects,
            report=self.report,
        ).execute(progress)
        return self.report

    def _read(self, raw: RawRow) -> DilemmaRow:
        return read_dilemma(raw, self.mapping, self.themes)

    def _carry_out(self, rows: list[DilemmaRow]) -> None:
        planned = plan_dilemmas(rows, source=self.mapping.source.key)
        self.report.actions.update(self.carry_out(planned))


def only_plan(planned: list[PlannedDilemma]) -> list[Action]:
    """Carry out nothing: give what would be done."""
    return [one.action for one in planned]
