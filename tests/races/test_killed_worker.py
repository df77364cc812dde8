"""A worker killed with a task in hand loses nothing: another finishes the row."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from django.db import connection

from tests import databases
from tests.served import ROOT, wait_for

STATUS = """SELECT status, json_array_length(worker_ids) FROM django_tasks_database_dbtaskresult
    WHERE task_path LIKE '%slow_task%'"""


@pytest.fixture
def environment(db, tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("one engine is enough for a killed process; SQLite files are quickly copied")
    shutil.copy(databases.sqlite_template(), tmp_path / "db.sqlite3")
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "alliantie.settings.test",
        "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
        "DATA_DIR": str(tmp_path / "data"),
        "TASK_LEASE_SECONDS": "3",
    }


def manage(environment, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "manage.py", *arguments], cwd=ROOT, env=environment)


def shell(environment, code: str) -> str:
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "-v0", "-c", code],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def _ask(database) -> tuple[str, int]:
    with closing(sqlite3.connect(database, timeout=10)) as connection:
        return connection.execute(STATUS).fetchone()


def test_row_of_a_killed_worker_is_finished_by_another(environment, tmp_path):
    shell(
        environment,
        f"from tests.races.slow_task import write_line; write_line.enqueue({str(tmp_path)!r})",
    )
    first = manage(environment, "worker")
    wait_for((tmp_path / "begun").exists, "the first worker to begin")
    first.send_signal(signal.SIGKILL)
    first.wait(10)

    second = manage(environment, "worker")
    try:
        wait_for((tmp_path / "done").exists, "the second worker to finish")
        done = ("SUCCESSFUL", 2)
        wait_for(lambda: _ask(tmp_path / "db.sqlite3") == done, "the row to be finished")
    finally:
        second.terminate()
        second.wait(20)
    assert (tmp_path / "begun").read_text().count("begun") == 2
