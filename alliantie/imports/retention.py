"""What goes by itself: files after their term, what is needed to undo, and work that was lost."""

from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_tasks_db.models import DBTaskResult

from alliantie import periods
from alliantie.audit import record
from alliantie.choices import ImportState, Unit
from alliantie.models import Import

from .keeping import undo_not_before
from .policies import MOVING

FILE = periods.register(
    periods.Period(
        "import_file",
        gettext_lazy("Import: tot het bestand en de geweigerde rijen gewist worden"),
        Unit.DAYS,
        30,
        7,
        180,
    )
)


RETRIED_WITHIN = timedelta(minutes=5)


def forget(*, now: datetime) -> int:
    """Erase files after their term, and what was kept to undo; counts and reasons stay."""
    old = Import.objects.filter(
        made_at__lt=periods.over_before(FILE, now), forgotten_at__isnull=True
    ).exclude(state__in=MOVING)
    pks = list(old.values_list("pk", flat=True))
    for pk in pks:
        _forget_file(pk, now)
    too_late = Import.objects.filter(last_begun_at__lt=undo_not_before(now)).exclude(
        state__in=MOVING
    )
    for pk in too_late.filter(items__isnull=False).distinct().values_list("pk", flat=True):
        with transaction.atomic():
            # Under a lock: somebody may go on with it at this very moment.
            for run in too_late.filter(pk=pk).select_for_update():
                run.items.all().delete()
    return len(pks)


@transaction.atomic
def _forget_file(pk: int, now: datetime) -> None:
    row = Import.objects.select_for_update().get(pk=pk)
    if row.state in MOVING:
        return
    for field in (row.file, row.rejects):
        storage, name = field.storage, field.name
        if name:
            transaction.on_commit(partial(storage.delete, name))
    row.file, row.rejects, row.samples, row.forgotten_at = "", "", [], now
    # The first cells of refused rows stood in the file too.
    row.refusals = [{**one, "examples": []} for one in row.refusals]
    row.save()
    record(action="import.forget", obj=row, actor_id=None, origin="worker")


def look_after_lost() -> int:
    """Let a person decide about imports whose task will not be tried again."""
    lost = 0
    # One that failed a moment ago is about to be tried again.
    just_now = timezone.now() - RETRIED_WITHIN
    alive = Q(status__in=["READY", "RUNNING"]) | Q(status="FAILED", finished_at__gt=just_now)
    for run in Import.objects.filter(state__in=MOVING):
        tasks = DBTaskResult.objects.filter(pk=run.task_id) if run.task_id else None
        if tasks is not None and tasks.filter(alive).exists():
            continue
        back = ImportState.UPLOADED if run.state == ImportState.CHECKING else ImportState.FAILED
        lost += Import.objects.filter(pk=run.pk, state=run.state, task_id=run.task_id).update(
            state=back, problem=_("Het werk is afgebroken. Je kunt verdergaan of terugdraaien.")
        )
    return lost
