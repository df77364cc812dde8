"""Every change to imports that a person asks for; the work itself is the worker's."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alliantie import periods
from alliantie.audit import record
from alliantie.choices import ImportedState, ImportState, Unit
from alliantie.models import Import, ImportMapping
from alliantie.models.imports import NAME_LENGTH
from alliantie.visibility import Actor

from . import policies
from .files import read_head
from .kinds import ImportKind, kind_of
from .plans import plan_of
from .policies import ImportRefusedError

UNDO = periods.register(
    periods.Period(
        "import_undo",
        gettext_lazy("Import: hoe lang terugdraaien kan"),
        Unit.DAYS,
        30,
        1,
        90,
    )
)
CHANGED_SINCE = gettext_lazy(
    "Dit kan nu niet meer: de import staat anders dan op je scherm stond. Kijk hoe het er nu voorstaat."
)


def undo_not_before(now: datetime) -> datetime:
    """Give the moment since which an import must have begun, or gone on, to be undone now."""
    return periods.over_before(UNDO, now)


@transaction.atomic
def upload(*, kind: ImportKind, file: "UploadedFile[Any]", actor: Actor) -> Import:
    """Keep a file that can be read; nothing is imported yet."""
    policies.check_import(actor)
    head = read_head(file)
    run = Import(
        kind=kind.name,
        file_name=(file.name or "")[-NAME_LENGTH:],
        separator=head.separator,
        columns=head.columns,
        samples=head.samples,
        made_by_id=actor.user_id,
    )
    file.seek(0)
    run.file.save("upload.csv", file, save=False)
    run.save()
    record(action="import.upload", obj=run, actor_id=actor.user_id, origin="cms")
    return run


@transaction.atomic
def choose_mapping(
    *,
    run: Import,
    known: str,
    values: Mapping[str, str],
    publish: bool,
    actor: Actor,
    keep_as: str = "",
) -> None:
    """Say what the columns mean and have the worker look what would happen."""
    policies.check_import(actor)
    row = _locked(run)
    policies.check_state(ok=policies.may_map(row), sentence=str(CHANGED_SINCE))
    row.mapping_name, row.mapping, row.publish = known, dict(values), publish
    kind = required_kind(row)
    wanted = kind.check_mapping(plan_of(row))
    policies.check_columns(wanted, row.columns)
    if keep_as:
        ImportMapping.objects.update_or_create(
            kind=row.kind, name=keep_as, defaults={"values": dict(values)}
        )
    row.problem, row.failures, row.done = "", 0, 0
    row.counts, row.lines, row.refusals = {}, [], []
    _queue(row, ImportState.CHECKING)
    record(action="import.map", obj=row, actor_id=actor.user_id, origin="cms")


@transaction.atomic
def start(*, run: Import, seen: str, actor: Actor) -> None:
    """Have the worker carry it out, or go on where it stopped."""
    policies.check_import(actor)
    row = _as_seen(run, seen)
    policies.check_state(ok=policies.may_start(row), sentence=str(CHANGED_SINCE))
    if row.state == ImportState.CHECKED:
        row.done, row.counts, row.lines = 0, {}, []
        row.started_at, row.started_by_id = timezone.now(), actor.user_id
    row.last_begun_at, row.asked_by_id = timezone.now(), actor.user_id
    row.problem, row.failures, row.stop_asked = "", 0, False
    _queue(row, ImportState.WAITING)
    record(action="import.run", obj=row, actor_id=actor.user_id, origin="cms")


@transaction.atomic
def stop(*, run: Import, seen: str, actor: Actor) -> None:
    """Ask the worker to stop after the batch it is at; what did not begin stops at once."""
    policies.check_import(actor)
    row = _as_seen(run, seen)
    policies.check_state(ok=policies.may_stop(row), sentence=str(CHANGED_SINCE))
    row.stop_asked = True
    if row.state == ImportState.WAITING:
        row.state = ImportState.STOPPED
    row.save(update_fields=["stop_asked", "state"])
    record(action="import.stop", obj=row, actor_id=actor.user_id, origin="cms")


@transaction.atomic
def undo(*, run: Import, seen: str, actor: Actor) -> None:
    """Have the worker put back what this import did, as far as nobody changed it since."""
    policies.check_import(actor)
    row = _as_seen(run, seen)
    left = row.items.filter(state=ImportedState.LEFT)
    since = undo_not_before(timezone.now())
    fits = policies.may_undo(row, not_before=since, has_left=left.exists())
    policies.check_state(ok=fits, sentence=str(CHANGED_SINCE))
    left.update(state=ImportedState.STANDING, reason="")
    row.undo_begun_at = row.undo_begun_at or timezone.now()
    row.asked_by_id = actor.user_id
    row.problem, row.failures, row.stop_asked = "", 0, False
    _queue(row, ImportState.UNDOING)
    record(action="import.undo", obj=row, actor_id=actor.user_id, origin="cms")


def required_kind(run: Import) -> ImportKind:
    """Give the kind of an import; refuses one whose app is no longer here."""
    kind = kind_of(run.kind)
    if kind is None:
        raise ImportRefusedError(_("Deze soort import bestaat niet meer."))
    return kind


def _locked(run: Import) -> Import:
    return Import.objects.select_for_update().get(pk=run.pk)


def _as_seen(run: Import, seen: str) -> Import:
    """Lock it; each look, start and undo has a task of its own, so another one was not on the screen."""
    row = _locked(run)
    policies.check_state(ok=row.task_id == seen, sentence=str(CHANGED_SINCE))
    return row


def _queue(row: Import, state: ImportState) -> None:
    from alliantie.tasks import work_on_import

    row.state = state
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise ImportRefusedError(
            _("Er loopt al een import van deze soort. Wacht tot die klaar is of stop die eerst.")
        ) from error
    row.task_id = str(work_on_import.enqueue(row.pk).id)
    row.save(update_fields=["task_id"])
