"""Run an import from file to report: read, compare, carry out, batch by batch."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from django.utils.translation import gettext as _

from cases.models import CasePage

from .errors import RowRefusedError
from .mapping import Mapping
from .planning import Action, Planned, plan
from .reading import RawRow, read_rows
from .rejects import RejectsFile
from .rows import CaseRow, read_row
from .seen import SeenIds
from .world import World

BATCH = 50
SHOWN = 10

# Carries out what is planned and gives the names of the organisations it had to make.
CarryOut = Callable[[list[Planned]], Iterable[str]]


@dataclass
class Report:
    """What happened, or in a dry run would happen."""

    actions: Counter[Action] = field(default_factory=Counter)
    refused: int = 0
    refusals: list[tuple[int, str, str]] = field(default_factory=list)
    notes: Counter[str] = field(default_factory=Counter)
    gone: int = 0
    gone_ids: list[str] = field(default_factory=list)
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
    rejects: RejectsFile
    carry_out: CarryOut
    report: Report = field(default_factory=Report)

    def execute(self, progress: Callable[[int], None]) -> Report:
        """Go through the file; a run that was stopped goes on where it was, as rows are compared."""
        with SeenIds() as seen:
            rows = read_rows(self.path, self.mapping)
            while batch := list(islice(rows, BATCH)):
                good = list(self._readable(batch, seen))
                self._carry_out(good)
                progress(len(batch))
            self._look_for_gone(seen)
        return self.report

    def _readable(self, batch: list[RawRow], seen: SeenIds) -> Iterator[CaseRow]:
        for raw in batch:
            try:
                row = read_row(raw, self.mapping, self.world.themes)
                self._check_once(row, seen)
            except RowRefusedError as error:
                self._refuse(raw, error)
            else:
                self.report.notes.update(row.notes)
                yield row

    def _check_once(self, row: CaseRow, seen: SeenIds) -> None:
        first = seen.first(row.source_id, row.number)
        if first != row.number:
            raise RowRefusedError(
                column=self.mapping.columns.id,
                sentence=_("Dit nummer staat ook in rij %(number)d.") % {"number": first},
                value=row.source_id,
            )

    def _refuse(self, raw: RawRow, error: RowRefusedError) -> None:
        self.report.refused += 1
        if len(self.report.refusals) < SHOWN:
            self.report.refusals.append((raw.number, error.column, error.sentence))
        self.rejects.add(
            number=raw.number, column=error.column, sentence=error.sentence, value=error.value
        )

    def _carry_out(self, rows: list[CaseRow]) -> None:
        planned = plan(rows, source=self.mapping.source.key, publish=self.publish)
        for row in rows:
            organisation = self.world.organisation(row.organisation) if row.organisation else None
            if organisation is not None and organisation.name not in self.report.made:
                self.report.resolved.add(organisation.pk)
        self.report.made.update(self.carry_out(planned))
        self.report.actions.update(one.action for one in planned)

    def _look_for_gone(self, seen: SeenIds) -> None:
        """Count what stands here and was not in the file; it stays, an editor decides."""
        standing = CasePage.objects.filter(source=self.mapping.source.key).order_by("source_id")
        ids = standing.values_list("source_id", flat=True).iterator(chunk_size=BATCH)
        while batch := list(islice(ids, BATCH)):
            absent = seen.absent(batch)
            self.report.gone += len(absent)
            self.report.gone_ids += absent[: SHOWN - len(self.report.gone_ids)]


def only_look(world: World) -> CarryOut:
    """Carry out nothing: say which organisations would have to be made."""

    def look(planned: list[Planned]) -> Iterable[str]:
        wanted = (
            one.row.organisation for one in planned if one.action in {Action.CREATE, Action.UPDATE}
        )
        return [one.name for one in wanted if one is not None and world.organisation(one) is None]

    return look
