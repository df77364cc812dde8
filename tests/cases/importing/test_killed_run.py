import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests import databases

from .conftest import row

ROWS = 400
TOTAL, DOUBLES = (
    "SELECT count(*) FROM cases_casepage WHERE source = 'proefregister'",
    "SELECT count(*) - count(DISTINCT source_id) FROM cases_casepage",
)
SCRIPT = """
import sys, django
django.setup()
from django.core.management import call_command
from home.services import ensure_site
ensure_site()
call_command("import_cases", sys.argv[1], "--mapping", sys.argv[2], "--publish")
"""
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def database(tmp_path, django_db_setup, register):
    """Give a migrated SQLite file that a process of its own may use."""
    template = databases.sqlite_template()
    if not template.exists():
        pytest.skip("this run tests another engine: no migrated SQLite file")
    copy = tmp_path / "own.sqlite3"
    copy.write_bytes(template.read_bytes())
    register.write([row(n) for n in range(ROWS)])
    return copy


def start(database, register):
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{database}",
        "DATA_DIR": str(database.parent),
        "DJANGO_SETTINGS_MODULE": "alliantie.settings.dev",
    }
    command = [sys.executable, "-c", SCRIPT, str(register.file), str(register.mapping)]
    return subprocess.Popen(
        command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


def ask(database, query):
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=20)) as connection:
        return connection.execute(query).fetchone()[0]


def wait_for_some(database, process):
    while ask(database, TOTAL) == 0:
        assert process.poll() is None, "the run ended before it wrote anything"
        time.sleep(0.02)


def test_killed_run_goes_on_without_doubles(database, register):
    process = start(database, register)
    wait_for_some(database, process)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    done = ask(database, TOTAL)
    assert 0 < done < ROWS
    assert done % 50 == 0
    output, _ = start(database, register).communicate(timeout=300)
    assert f"{ROWS - done} nieuw" in output.decode()
    assert f"{done} ongewijzigd" in output.decode()
    assert ask(database, TOTAL) == ROWS
    assert ask(database, DOUBLES) == 0
    index = "SELECT numchild FROM wagtailcore_page WHERE slug = 'praktijkvoorbeelden'"
    assert ask(database, index) == ROWS
