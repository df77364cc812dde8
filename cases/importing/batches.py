"""Go through a file batch by batch, whatever its rows become; keep count of what was refused."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from .errors import RowRefusedError
from .mapping import FileMapping
from .planning import Action
from .reading import RawRow, read_rows
from .seen import SeenIds

BATCH = 50
SHOWN = 10


class OutsideRow(Protocol):
    """What every row of a register has once it is clean."""

    @property
    def number(self) -> int:
        """Give where it stands in the file."""

    @property
    def source_id(self) -> str:
        """Give its number in the register."""

    @property
    def notes(self) -> tuple[str, ...]:
        """Give what was left empty."""


class Rejects(Protocol):
    """Where refused rows go."""

    def add(self, *, number: int, column: str, sentence: str, value: str) -> None:
        """Note one refused row."""


# Goes around a batch of so many rows, and says whether it is still to be carried out.
Step = Callable[[int], AbstractContextManager[bool]]
R = TypeVar("R", bound=OutsideRow)


def every_batch(_rows: int) -> AbstractContextManager[bool]:
    """Carry out each batch, as a run does that keeps no journal."""
    return nullcontext(True)


@dataclass
class Tally:
    """What happened, or in a dry run would happen."""

    actions: Counter[Action] = field(default_factory=Counter)
    refused: int = 0
    refusals: list[tuple[int, str, str]] = field(default_factory=list)
    notes: Counter[str] = field(default_factory=Counter)
    gone: int = 0
    gone_ids: list[str] = field(default_factory=list)


@dataclass
class Batches(Generic[R]):
    """The rows of one file on their way; `standing` is what this register brought here before."""

    path: Path
    mapping: FileMapping
    id_column: str
    read: Callable[[RawRow], R]
    carry_out: Callable[[list[R]], None]
    standing: QuerySet[Any]
    rejects: Rejects
    report: Tally
    step: Step = every_batch

    def execute(self, progress: Callable[[int], None]) -> None:
        """Go through the file; a run that was stopped goes on where it was, as rows are compared."""
        with SeenIds() as seen:
            rows = read_rows(self.path, self.mapping)
            while batch := list(islice(rows, BATCH)):
                with self.step(len(batch)) as is_wanted:
                    # A batch that was kept before is read again for its numbers and its refusals.
                    rows_here = list(self._readable(batch, seen))
                    if is_wanted:
                        self.carry_out(rows_here)
                progress(len(batch))
            self._look_for_gone(seen)

    def _readable(self, batch: list[RawRow], seen: SeenIds) -> Iterator[R]:
        for raw in batch:
            try:
                row = self.read(raw)
                self._check_once(row, seen)
            except RowRefusedError as error:
                self._refuse(raw, error)
            else:
                self.report.notes.update(row.notes)
                yield row

    def _check_once(self, row: R, seen: SeenIds) -> None:
        first = seen.first(row.source_id, row.number)
        if first != row.number:
            raise RowRefusedError(
                column=self.id_column,
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

    def _look_for_gone(self, seen: SeenIds) -> None:
        """Count what stands here and was not in the file; it stays, an editor decides."""
        standing = self.standing.order_by("source_id").values_list("source_id", flat=True)
        ids = standing.iterator(chunk_size=BATCH)
        while batch := list(islice(ids, BATCH)):
            absent = seen.absent(batch)
            self.report.gone += len(absent)
            self.report.gone_ids += absent[: SHOWN - len(self.report.gone_ids)]
