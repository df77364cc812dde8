"""Migrate an empty database once an engine and stand the site up in it, then copy it for every test process.

Migrating takes about 20 s; copying a SQLite file or `CREATE DATABASE ... TEMPLATE` takes less than one.
The template's name carries a fingerprint of all that goes in, so it is made anew when that changes.
"""

import gc
import hashlib
import inspect
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from functools import cache
from pathlib import Path
from unittest import mock

import django
import wagtail
from django.apps import apps
from django.core.management import call_command
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django_tasks_db.models import DBTaskResult

import alliantie.append_only
import events.services.recipes
import home.policies.rights
import home.services.rights
import home.services.tree
import home.starters
import search.services
from home.services import ensure_site
from search.models import PendingEntry

# What decides how a site stands.
STANDING_UP = (
    home.services.tree,
    home.services.rights,
    home.policies.rights,
    home.starters,
    search.services,
    events.services.recipes,
    alliantie.append_only,
)
# What stands in the template is kept beside it, where no search path leads, and put back after a test that
# wrote with transactions of its own. Without triggers and constraints, which refuse to empty the audit log.
KEEP = """DO $$ DECLARE one text; has_rows boolean; BEGIN
  CREATE SCHEMA kept;
  FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM public.%I)', one) INTO has_rows;
    IF has_rows THEN EXECUTE format('CREATE TABLE kept.%I AS TABLE public.%I', one, one); END IF;
  END LOOP;
END $$"""
PUT_BACK = """DO $$ DECLARE one text; BEGIN
  SET LOCAL session_replication_role = replica;
  FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('DELETE FROM public.%I', one);
  END LOOP;
  FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'kept' LOOP
    EXECUTE format('INSERT INTO public.%I SELECT * FROM kept.%I', one, one);
  END LOOP;
END $$"""
FOLDER = Path(tempfile.gettempdir()) / f"alliantie-tests-{Path.home().name}"


def fingerprint() -> str:
    """Name the state of all migrations."""
    digest = hashlib.sha256(f"{django.VERSION}{wagtail.VERSION}".encode())
    for config in sorted(apps.get_app_configs(), key=lambda config: config.label):
        for file in sorted(Path(config.path, "migrations").glob("*.py")):
            digest.update(file.read_bytes())
    for module in STANDING_UP:
        digest.update(inspect.getsource(module).encode())
    return digest.hexdigest()[:12]


@contextmanager
def only_one_process() -> Iterator[None]:
    """Let the other test processes wait while one migrates; on another engine they go on."""
    FOLDER.mkdir(exist_ok=True)
    with (FOLDER / f"lock-{connection.vendor}").open("w") as lock:
        flock(lock, LOCK_EX)
        yield


def make_template() -> None:
    """Migrate the template of this engine, when it is not there yet."""
    with only_one_process():
        if connection.vendor == "sqlite":
            _make_sqlite_template()
        else:
            _make_postgres_template()


def use_copy(worker: str) -> None:
    """Point the default connection at a fresh copy of the migrated template."""
    make_template()
    with only_one_process():
        if connection.vendor == "sqlite":
            _use_sqlite_copy(worker)
        else:
            _use_postgres_copy(worker)


def restore() -> None:
    """Put what stands in the template back in a copy that a test wrote in with transactions of its own.

    Django empties every table and makes all rights anew, which takes ten times as long.
    """
    if connection.vendor == "sqlite":
        become(sqlite_template())
        return
    connections.close_all()
    with connection.cursor() as cursor:
        cursor.execute(PUT_BACK)
    connections.close_all()


def become(file: Path) -> None:
    """Let this process's copy, on SQLite, hold what another file holds."""
    connections.close_all()
    name = str(connection.settings_dict["NAME"])
    shutil.copy(file, name)
    for suffix in ("-wal", "-shm"):
        Path(name + suffix).unlink(missing_ok=True)


def drop_copy(worker: str) -> None:
    """Throw this process's copy away."""
    name = str(connection.settings_dict["NAME"])
    connections.close_all()
    if connection.vendor == "sqlite":
        for suffix in ("", "-wal", "-shm"):
            Path(name + suffix).unlink(missing_ok=True)
    else:
        _maintenance(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _switch_to(name: str) -> BaseDatabaseWrapper:
    connections.close_all()
    connection.settings_dict["NAME"] = name
    return connection


def _fill() -> None:
    """Migrate and stand the site up, without its editorial pages: they take long and few tests read them.

    Migrating throws away whole registries of models; without looking for those in between it takes
    two thirds of the time. Each model it makes forgets which models settings may swap, also for the
    registry of the site, which then looks through all models for every relation; that is asked once.
    """
    gc.disable()
    swappable = cache(apps.get_swappable_settings_name)
    with mock.patch.object(apps, "get_swappable_settings_name", swappable):
        call_command("migrate", verbosity=0, interactive=False)
    gc.enable()
    with mock.patch.object(home.services.tree, "EDITORIAL_PAGES", []):
        ensure_site()
    PendingEntry.objects.all().delete()
    DBTaskResult.objects.all().delete()


def sqlite_template() -> Path:
    """Give the file that tests on SQLite are copied from."""
    return FOLDER / f"{fingerprint()}.sqlite3"


def _make_sqlite_template() -> None:
    template = sqlite_template()
    if template.exists():
        return
    fresh = template.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    _switch_to(str(fresh))
    _fill()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connections.close_all()
    fresh.rename(template)


def _use_sqlite_copy(worker: str) -> None:
    folder = Path(tempfile.mkdtemp(prefix="alliantie-db-"))
    copy = folder / f"{worker}.sqlite3"
    shutil.copy(sqlite_template(), copy)
    _switch_to(str(copy))


def _make_postgres_template() -> None:
    template = f"tpl_{fingerprint()}"
    if template in _maintenance("SELECT datname FROM pg_database"):
        return
    _maintenance(f'DROP DATABASE IF EXISTS "{template}_new" WITH (FORCE)')
    _maintenance(f'CREATE DATABASE "{template}_new"')
    _switch_to(f"{template}_new")
    _fill()
    with connection.cursor() as cursor:
        cursor.execute(KEEP)
    connections.close_all()
    _maintenance(f'ALTER DATABASE "{template}_new" RENAME TO "{template}"')


def _use_postgres_copy(worker: str) -> None:
    template, copy = f"tpl_{fingerprint()}", f"test_{worker}_{fingerprint()}"
    _maintenance(f'DROP DATABASE IF EXISTS "{copy}" WITH (FORCE)')
    _maintenance(f'CREATE DATABASE "{copy}" TEMPLATE "{template}"')
    _switch_to(copy)


def _maintenance(statement: str) -> list[str]:
    _switch_to("postgres")
    with connection.cursor() as cursor:
        cursor.execute(statement)
        rows = [row[0] for row in cursor.fetchall()] if cursor.description else []
    connections.close_all()
    return rows
