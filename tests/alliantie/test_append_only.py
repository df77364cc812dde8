"""The log as the database keeps it: what stands stays, also for who writes SQL."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from alliantie import append_only, audit_keeping
from alliantie.audit import record
from alliantie.audit_terms import LEAST_DAYS
from alliantie.models import AuditEntry
from alliantie.settings import env
from news.services.trust import before_of
from tests.factories.accounts import make_user
from tests.factories.news import make_item

pytestmark = pytest.mark.django_db
TABLE = AuditEntry._meta.db_table


def refused(statement: str) -> bool:
    """Say whether the database refuses a statement, whatever the models think of it."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except IntegrityError as error:
        return "append only" in str(error)
    return False


def line_of(days_ago: int, **fields) -> AuditEntry:
    with time_machine.travel(timezone.now() - timedelta(days=days_ago), tick=False):
        return record(**{"action": "test.try", "actor_id": None, **fields})


def test_the_database_refuses_what_is_not_erasing():
    user = make_user()
    line = record(action="test.try", obj=user, actor_id=user.pk)
    row = f"{TABLE} SET {{}} WHERE id = {line.pk}"
    changes = {
        "action = 'test.other'": True,
        "outcome = 'refused'": True,
        "origin = 'elsewhere'": True,
        "object_type = ''": True,
        "object_id = '12'": True,
        "created_at = '2020-01-01 00:00:00'": True,
        "object_id = ''": False,
        "actor_id = NULL": False,
        f"actor_id = {user.pk}": True,  # nobody is put in the place of who was erased
    }
    for change, is_refused in changes.items():
        assert refused(f"UPDATE {row.format(change)}") is is_refused, change
    which = f"{TABLE} WHERE id = {line.pk}"
    assert refused(f"DELETE FROM {which}")  # noqa: S608 - our own names
    if connection.vendor == "sqlite":
        names = "(id, created_at, action, object_type, object_id, outcome, origin)"
        put = f"({line.pk}, '2020-01-01', 'x', '', '', 'done', '')"
        assert refused(f"INSERT OR REPLACE INTO {TABLE} {names} VALUES {put}")  # noqa: S608 - our own
    else:
        connection.check_constraints()  # what still waits for its check may not be emptied at all
        assert refused(f"TRUNCATE {TABLE}")
    line.refresh_from_db()
    assert (line.action, line.actor_id, line.object_id) == ("test.try", None, "")


def test_models_refuse_too():
    line = record(action="test.try", actor_id=None)
    entries = AuditEntry.objects
    for change in (
        line.save,
        line.delete,
        entries.all().delete,
        lambda: entries.update(action="x"),
        lambda: entries.bulk_update([line], ["action"]),
    ):
        with pytest.raises(TypeError):
            change()


def test_triggers_come_back_with_the_next_migrate():
    with connection.cursor() as cursor:
        place = "" if connection.vendor == "sqlite" else f" ON {TABLE}"
        cursor.execute(f"DROP TRIGGER audit_stands{place}")
    assert append_only.missing() == {"audit_stands"}
    call_command("migrate", "alliantie", verbosity=0)
    assert append_only.missing() == set()


def test_a_line_goes_after_its_term_and_never_before(settings):
    young, old = line_of(LEAST_DAYS - 2), line_of(LEAST_DAYS + 2)
    last = line_of(800)
    settings.AUDIT_KEPT_DAYS = 730
    assert audit_keeping.forget_old_lines(now=timezone.now()) == 1
    assert not AuditEntry.objects.filter(pk=last.pk).exists()
    assert AuditEntry.objects.filter(action="audit.forget").count() == 1
    settings.AUDIT_KEPT_DAYS = 1  # no setting gives this; the database does not take it either
    with pytest.raises(IntegrityError), transaction.atomic():
        audit_keeping.forget_old_lines(now=timezone.now())
    assert AuditEntry.objects.filter(pk__in=[young.pk, old.pk]).count() == 2


def test_what_an_app_still_decides_by_stays_without_who_did_it():
    editor = make_user()
    item = make_item()
    line_of(800, action="news.refuse", obj=item, actor_id=editor.pk)
    assert audit_keeping.forget_old_lines(now=timezone.now()) == 0
    assert AuditEntry.objects.get(action="news.refuse").actor_id is None
    assert before_of(item) == "refused"


def test_a_term_past_its_bounds_stops_the_site(monkeypatch):
    import importlib

    from alliantie.settings import audit

    for days in ("0", str(LEAST_DAYS - 1), "1826", "veel"):
        monkeypatch.setenv("AUDIT_KEPT_DAYS", days)
        with pytest.raises(SystemExit, match="AUDIT_KEPT_DAYS"):
            importlib.reload(audit)
    monkeypatch.delenv("AUDIT_KEPT_DAYS")
    importlib.reload(audit)
    assert env.number("AUDIT_KEPT_DAYS", 730) == audit.AUDIT_KEPT_DAYS
