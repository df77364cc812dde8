import os
import shutil
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection, transaction

from cases.management.commands import import_cases
from tests import databases, forked

from .conftest import row

ROWS, BATCH = 160, 50
TOTAL, DOUBLES = (
    "SELECT count(*) FROM cases_casepage WHERE source = 'proefregister'",
    "SELECT count(*) - count(DISTINCT source_id) FROM cases_casepage",
)


@pytest.fixture
def database(tmp_path, db, register):
    """Give a migrated SQLite file that a process of its own may use."""
    if connection.vendor != "sqlite":
        pytest.skip("one engine is enough for a killed process; SQLite files are quickly copied")
    register.write([row(n) for n in range(ROWS)])
    return Path(shutil.copy(databases.sqlite_template(), tmp_path / "own.sqlite3"))


def ask(database, query):
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=20)) as connection:
        return connection.execute(query).fetchone()[0]


def killed_in_batch(number):
    """Import as always, and be killed with the batch of this number written and not yet kept."""
    write, written = import_cases.import_batch, []

    def write_some(**given):
        with transaction.atomic():
            made = write(**given)
            written.append(made)
            if len(written) == number:
                os.kill(os.getpid(), signal.SIGKILL)
        return made

    return write_some


def run(register, said):
    said.write_text(register.run("--publish"))


def test_killed_run_goes_on_without_doubles(database, register, tmp_path, monkeypatch):
    said = tmp_path / "said.txt"
    with monkeypatch.context() as patched:
        patched.setattr(import_cases, "import_batch", killed_in_batch(2))
        killed = forked.begin(run, register, said, database=database)
    killed.join()
    assert killed.exitcode == -signal.SIGKILL
    assert ask(database, TOTAL) == BATCH
    forked.do(run, register, said, database=database)
    assert f"{ROWS - BATCH} nieuw" in said.read_text()
    assert f"{BATCH} ongewijzigd" in said.read_text()
    assert ask(database, TOTAL) == ROWS
    assert ask(database, DOUBLES) == 0
    index = "SELECT numchild FROM wagtailcore_page WHERE slug = 'praktijkvoorbeelden'"
    assert ask(database, index) == ROWS
