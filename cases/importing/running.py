"""Run an import of use cases from file to report: read, compare, carry out, batch by batch."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from cases.models import CasePage

from .batches import Batches, Rejects, Step, Tally, every_batch
from .mapping import Mapping
from .planning import Action, Planned, plan
from .reading import RawRow
from .rows import CaseRow, read_row
from .world import World

# Carries out what is planned and gives the names of the organisations it had to make.
CarryOut = Callable[[list[Planned]], Iterable[str]]


@dataclass
class Report(Tally):
    """What happened, or in a dry run would happen, with the organisations it named."""

    resolved: set[int] = field(default_factory=set)
    made: set[str] = field(default_factory=set)

    @property
    def changes(self) -> int:
        """Give how many use cases were written."""
        return (
            self.actions[Action.CREATE] + self.actions[Action.UPDATE] + self.actions[Action.PUBLISH]
        )


@dataclass
class Run:
    """One import with everything it needs."""

    path: Path
    mapping: Mapping
    world: World
    publish: bool
    rejects: Rejects
    carry_out: CarryOut
    report: Report = field(default_factory=Report)
    step: Step = every_batch

    def execute(self, progress: Callable[[int], None]) -> Report:
        """Go through the file."""
        Batches(
            path=self.path,
            mapping=self.mapping,
            id_column=self.mapping.columns.id,
            read=self._read,
            carry_out=self._carry_out,
            standing=CasePage.objects.filter(source=self.mapping.source.key),
            rejects=self.rejects,
            report=self.report,
            step=self.step,
        ).execute(progress)
        return self.report

    def _read(self, raw: RawRow) -> CaseRow:
        return read_row(raw, self.mapping, self.world.themes)

    def _carry_out(self, rows: list[CaseRow]) -> None:
        planned = plan(rows, source=self.mapping.source.key, publish=self.publish)
        for row in rows:
            organisation = self.world.organisation(row.organisation) if row.organisation else None
            if organisation is not None and organisation.name not in self.report.made:
                self.report.resolved.add(organisation.pk)
        self.report.made.update(self.carry_out(planned))
        self.report.actions.update(one.action for one in planned)


def only_look(world: World) -> CarryOut:
    """Carry out nothing: say which organisations would have to be made."""

    def look(planned: list[Planned]) -> Iterable[str]:
        wanted = (
            one.row.organisation for one in planned if one.action in {Action.CREATE, Action.UPDATE}
        )
        return [one.name for one in wanted if one is not None and world.organisation(one) is None]

    return look
