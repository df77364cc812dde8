"""Take a register over: what it owns follows it, what people changed stays."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from itertools import islice

from django.db import transaction

from alliantie.audit import record
from organisations.importing.preparing import prepare, same_bodies
from organisations.importing.rows import RegisterRow

from .register_desk import Desk, Outcome

__all__ = ["Outcome", "RegisterRun", "import_register"]


@transaction.atomic
def import_register(
    *,
    rows: Sequence[RegisterRow],
    dry_run: bool = False,
    on_row: Callable[[], object] = lambda: None,
) -> Outcome:
    """Create and update organisations from a register; a second time with the same file does nothing."""
    run = RegisterRun(rows)
    if not dry_run:
        run.hold(run.ready)
    run.take(run.ready, on_row=on_row)
    run.link()
    run.index()
    if dry_run:
        transaction.set_rollback(True)
    return run.outcome


@dataclass
class RegisterRun:
    """One register on its way in, in parts that are each kept or not; `note` hears of each change."""

    rows: Sequence[RegisterRow]
    note: Callable[..., None] | None = None
    actor_id: int | None = None
    origin: str = "command"
    outcome: Outcome = field(default_factory=Outcome)

    def __post_init__(self) -> None:
        self.ready, notes = prepare(self.rows)
        self.outcome.notes += notes
        self._desk = Desk(self.note)

    def take(
        self, part: Sequence[RegisterRow], *, on_row: Callable[[], object] = lambda: None
    ) -> None:
        """Write a part of the rows."""
        for row in part:
            self._desk.take(row, self.outcome)
            on_row()
        self._desk.store()

    def hold(self, part: Sequence[RegisterRow]) -> None:
        """Keep what a part touches as it stands now; needs a transaction."""
        self._desk.hold(part)

    def link(self) -> None:
        """Let second entries point at the official ones, when all rows are in."""
        self._desk.link(same_bodies(self.ready), self.outcome)

    def index(self) -> None:
        """Tell the log and search, if anything is different."""
        if self.outcome.changes:
            record(action="organisation.import", actor_id=self.actor_id, origin=self.origin)
            self._desk.index()


def import_in_parts(
    *,
    run: RegisterRun,
    size: int,
    batch: Callable[[int], AbstractContextManager[bool]],
    ending: Callable[[], AbstractContextManager[None]],
    kept: Callable[[Outcome], None] = lambda _outcome: None,
) -> None:
    """Import a register part by part, each in the transaction that `batch` opens; `kept` hears what it did."""
    for part in _parts(run.ready, size):
        with batch(len(part)) as is_wanted:
            if is_wanted:
                run.outcome = Outcome()
                run.hold(part)
                run.take(part)
                run.index()
                kept(run.outcome)
    with ending():
        run.outcome = Outcome()
        run.link()
        run.index()
        kept(run.outcome)


def _parts(rows: Sequence[RegisterRow], size: int) -> Iterator[list[RegisterRow]]:
    waiting = iter(rows)
    while part := list(islice(waiting, size)):
        yield part
