"""Several site admins start imports at the same moment, and two workers take one: it is done once."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django_tasks_db.models import DBTaskResult

from alliantie.choices import ImportState, Role
from alliantie.imports import keeping, working
from alliantie.imports.kinds import kind_of
from alliantie.imports.policies import ImportRefusedError
from alliantie.models import AuditEntry, Import, ImportedItem
from alliantie.visibility import Actor
from organisations.models import Organisation
from tests.factories.accounts import make_user
from tests.races.threads import THREADS, at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]
ROWS = "nummer,naam\n" + "".join(f"r-{n},Stichting Proef {n}\n" for n in range(250))
VALUES = {
    "column-org_id": "nummer",
    "column-naam": "naam",
    "setting-bron": "proef",
    "setting-soort": "maatschappelijke organisatie",
}


@pytest.fixture(autouse=True)
def _postgres_only():
    if connection.vendor != "postgresql":
        pytest.skip("races are run on PostgreSQL")


def looked(actor):
    file = SimpleUploadedFile("lijst.csv", ROWS.encode())
    run = keeping.upload(kind=kind_of("organisations"), file=file, actor=actor)
    keeping.choose_mapping(run=run, known="", values=VALUES, publish=False, actor=actor)
    working.work(pk=run.pk)
    return Import.objects.get(pk=run.pk)


def test_one_of_many_starts_runs_and_two_workers_do_it_once():
    actors = [
        Actor(user_id=make_user(f"b{n}@example.org").pk, roles=frozenset({Role.SITE_ADMIN.value}))
        for n in range(2)
    ]
    runs = [looked(actors[0]), looked(actors[1])]
    DBTaskResult.objects.all().delete()
    answers = at_once(
        lambda n: keeping.start(run=runs[n % 2], seen=runs[n % 2].task_id, actor=actors[n % 2])
    )
    assert answers.count(None) == 1, answers
    refused = [one.sentence for one in answers if isinstance(one, ImportRefusedError)]
    assert len(refused) == THREADS - 1
    assert AuditEntry.objects.filter(action="import.run").count() == 1
    assert DBTaskResult.objects.count() == 1
    run = Import.objects.get(state=ImportState.WAITING)

    errors = [one for one in at_once(lambda n: n < 3 and working.work(pk=run.pk)) if one]
    run.refresh_from_db()
    while run.state == ImportState.RUNNING:  # who lost the race of a name is tried again
        working.work(pk=run.pk)
        run.refresh_from_db()
    assert run.state == ImportState.DONE, errors
    made = Organisation.objects.filter(register_source="proef")
    assert (made.count(), run.counts["created"]) == (250, 250)

    keeping.undo(run=run, seen=run.task_id, actor=actors[0])
    errors = [one for one in at_once(lambda n: n < 3 and working.work(pk=run.pk)) if one]
    # Who waits too long for the other is told by the database, and the lease tries again.
    assert all(isinstance(one, OperationalError) for one in errors), errors
    run.refresh_from_db()
    if run.state == ImportState.UNDOING:
        working.work(pk=run.pk)
    run.refresh_from_db()
    assert (run.state, run.failures, made.count()) == (ImportState.UNDONE, 0, 0)
    assert set(ImportedItem.objects.values_list("state", flat=True)) == {"undone"}
