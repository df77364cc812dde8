"""The work of the worker on one import: look, carry out, undo; each may be called again after a kill."""

from collections.abc import Callable
from itertools import islice

import structlog
from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie.choices import ImportedState, ImportState
from alliantie.models import Import, ImportedItem

from .journal import Journal, StoppedError
from .keeping import required_kind
from .kinds import Findings, ImportKind
from .plans import plan_of
from .policies import ImportRefusedError
from .rejects import RejectsSheet

# Of an error nobody foresaw.
MOST_FAILURES = 3
UNDO_BATCH = 25
# The database was away or busy, which says nothing of the import: the lease tries again.
AWAY = (OperationalError, InterfaceError)
PROBLEM_LENGTH = 600
logger = structlog.get_logger(__name__)


def work(*, pk: int) -> None:
    """Do what an import waits for; one that waits for nothing is left alone."""
    run = Import.objects.filter(pk=pk).first()
    steps: dict[str, Callable[[Import], None]] = {
        ImportState.CHECKING: _look,
        ImportState.WAITING: _carry_out,
        ImportState.RUNNING: _carry_out,
        ImportState.UNDOING: _undo,
    }
    step = steps.get(run.state) if run else None
    if run is None or step is None:
        return
    try:
        step(run)
    except StoppedError:
        _stopped(run)
    except ImportRefusedError as error:
        _failed(run, error.sentence)
    except AWAY:
        raise
    except Exception:
        # The task ends in the log with its error and is tried again; after the last time a person decides.
        _own(run).update(failures=F("failures") + 1)
        run.refresh_from_db(fields=["failures"])
        if run.failures < MOST_FAILURES:
            raise
        logger.exception("import.failed", run=pk)
        _failed(run, _("Er ging iets mis dat we niet verwachtten. Wat al klaar was, staat er."))


def _own(run: Import) -> QuerySet[Import]:
    """Give the import as far as it still waits for this very task; what comes late changes nothing."""
    return Import.objects.filter(pk=run.pk, task_id=run.task_id)


def _look(run: Import) -> None:
    checking = _own(run).filter(state=ImportState.CHECKING)
    checking.update(done=0)

    def progress(rows: int) -> None:
        checking.update(done=F("done") + rows)

    with RejectsSheet() as rejects:
        found = required_kind(run).look(plan_of(run), rejects, progress)
        _store(run, found, rejects, ImportState.CHECKED)


def _carry_out(run: Import) -> None:
    waiting = _own(run).filter(state__in=[ImportState.WAITING, ImportState.RUNNING])
    if not waiting.update(state=ImportState.RUNNING):
        raise StoppedError
    journal = Journal(run.pk)
    with RejectsSheet() as rejects:
        found = required_kind(run).carry_out(plan_of(run), rejects, journal)
        found.counts |= journal.counts()
        found.lines = [*journal.lines(), *found.lines]
        _store(run, found, rejects, ImportState.DONE)


@transaction.atomic
def _store(run: Import, found: Findings, rejects: RejectsSheet, state: ImportState) -> None:
    """Write the report, unless somebody else did by now."""
    begun = ImportState.RUNNING if state == ImportState.DONE else ImportState.CHECKING
    row = _own(run).select_for_update().filter(state=begun).first()
    if row is None:
        return
    rejects.keep(row.rejects)
    row.total, row.done = found.total, found.total if state == ImportState.DONE else 0
    row.counts = {**found.counts, "refused": rejects.count}
    row.lines, row.refusals = found.lines, rejects.reasons()
    row.state, row.ended_at, row.failures = state, timezone.now(), 0
    row.save()


def _undo(run: Import) -> None:
    goes_on = True
    while goes_on:
        try:
            goes_on = _undo_batch(run, together=True)
        except (StoppedError, ImportRefusedError, *AWAY):
            raise
        except Exception:
            logger.exception("import.undo_batch", run=run.pk)
            goes_on = _undo_batch(run, together=False)


@transaction.atomic
def _undo_batch(run: Import, *, together: bool) -> bool:
    """Undo the next few, at once or one by one; says whether there may be more."""
    kind, row = required_kind(run), _own(run).select_for_update().first()
    if row is None or row.state != ImportState.UNDOING or row.stop_asked:
        raise StoppedError
    # What was made last goes first: an earlier thing may carry a later one.
    waiting = row.items.filter(state=ImportedState.STANDING).order_by("-pk")
    items = list(islice(waiting.iterator(chunk_size=UNDO_BATCH), UNDO_BATCH))
    if not items:
        row.state, row.failures = ImportState.UNDONE, 0
        row.save(update_fields=["state", "failures"])
        return False
    if together:
        _mark(items, kind.undo(items, actor_id=row.asked_by_id))
        return True
    for item in items:
        _mark([item], _undo_one(kind, item, row.asked_by_id))
    return True


def _undo_one(kind: ImportKind, item: ImportedItem, actor_id: int | None) -> dict[int, str]:
    """Undo one thing, so that what cannot go back keeps nothing else waiting."""
    try:
        with transaction.atomic():
            left = kind.undo([item], actor_id=actor_id)
            # A reference to something that is gone would else be found at the end, for all of them.
            connection.check_constraints()
            return left
    except AWAY:
        raise
    except Exception:
        logger.exception("import.undo_item", run=item.run_id, item=item.pk)
        return {item.pk: _("Dit kon niet terug.")}


def _mark(items: list[ImportedItem], left: dict[int, str]) -> None:
    for item in items:
        item.reason = left.get(item.pk, "")
        item.state = ImportedState.LEFT if item.reason else ImportedState.UNDONE
    ImportedItem.objects.bulk_update(items, ["state", "reason"])


def _stopped(run: Import) -> None:
    """Note that it stopped because somebody asked; of another worker's run nothing is noted."""
    asked = _own(run).filter(stop_asked=True)
    asked.filter(state__in=[ImportState.RUNNING, ImportState.UNDOING]).update(
        state=ImportState.STOPPED, ended_at=timezone.now()
    )


def _failed(run: Import, sentence: str) -> None:
    """Keep why it could not go on; a look that failed asks for other columns."""
    moving = _own(run)
    problem = sentence[:PROBLEM_LENGTH]
    moving.filter(state=ImportState.CHECKING).update(state=ImportState.UPLOADED, problem=problem)
    moving.filter(state__in=[ImportState.WAITING, ImportState.RUNNING, ImportState.UNDOING]).update(
        state=ImportState.FAILED, problem=problem, ended_at=timezone.now()
    )
