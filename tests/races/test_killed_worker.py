"""A worker killed with a task in hand loses nothing: another finishes the row."""

import shutil
import sqlite3
from contextlib import closing

import pytest
from django.core.management import call_command
from django.db import connection

from tests import databases, forked
from tests.races.slow_task import write_line
from tests.served import wait_for

LEASE = {"TASK_LEASE_SECONDS": 1}
STATUS = """SELECT status, json_array_length(worker_ids) FROM django_tasks_database_dbtaskresult
    WHERE task_path LIKE '%slow_task%'"""


@pytest.fixture
def database(db, tmp_path):
    """Give a database that processes of their own work in."""
    if connection.vendor != "sqlite":
        pytest.skip("one engine is enough for a killed process; SQLite files are quickly copied")
    return shutil.copy(databases.sqlite_template(), tmp_path / "db.sqlite3")


def worker(database, **changed):
    return forked.begin(call_command, "worker", database=database, **LEASE, **changed)


def _ask(database) -> tuple[str, int]:
    with closing(sqlite3.connect(database, timeout=10)) as connection:
        return connection.execute(STATUS).fetchone()


def test_row_of_a_killed_worker_is_finished_by_another(database, tmp_path):
    forked.do(write_line.enqueue, str(tmp_path), database=database)
    first = worker(database)
    wait_for((tmp_path / "begun").exists, "the first worker to begin")
    forked.kill(first)

    second = worker(database)
    wait_for((tmp_path / "done").exists, "the second worker to finish")
    done = ("SUCCESSFUL", 2)
    wait_for(lambda: _ask(database) == done, "the row to be finished")
    forked.end(second)
    assert (tmp_path / "begun").read_text().count("begun") == 2
