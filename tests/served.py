"""A real site for browser tests: gunicorn, worker, demo content, mail in a folder. Started once a test run."""

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[1]
PATIENCE_SECONDS = 60
# What a fresh site does before it is visited, in one process: starting Django takes seconds.
# The demo leaves hundreds of tasks: to index each page (once at the end does the same), to mail nobody,
# and to fill the search and the usage lists of the CMS, which no test reads.
FILL = """
import shutil
from io import BytesIO
from pathlib import Path
from unittest import mock
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django_tasks_db.models import DBTaskResult
from PIL import Image
from cases.demo import reading
from search.indexing import drain

def small(*arguments, **options):
    file = BytesIO()
    Image.new("RGB", (320, 180), "#345").save(file, "WEBP")
    return file.getvalue()

with mock.patch.object(reading, "draw", reading.draw if {pictures} else small):
    call_command("demo")
assert not list(Path(settings.EMAIL_FILE_PATH).iterdir()), "the demo mailed somebody"
connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
shutil.copy(connection.settings_dict["NAME"], {loaded!r})
shutil.copytree(settings.MEDIA_ROOT, {loaded!r} + "-media")
for path in ("modelsearch.", "wagtail.", "search.tasks.drain_index", "alliantie.mail."):
    DBTaskResult.objects.filter(task_path__startswith=path).delete()
drain()
call_command("worker", "--batch")
"""
PASSWORD = "een-lang-wachtwoord-voor-de-proef"


@dataclass(frozen=True)
class Site:
    """Where the site runs and where its mail lands."""

    url: str
    mail: Path
    loaded: Path  # the database as the demo left it, and beside it the files of then
    inside: subprocess.Popen[str]

    def shell(self, code: str) -> str:
        """Run Python inside the site, in the one process that is there for it."""
        assert self.inside.stdin
        assert self.inside.stdout
        self.inside.stdin.write(json.dumps(code) + "\n")
        self.inside.stdin.flush()
        answer = self.inside.stdout.readline()
        assert answer, "the process inside the site ended"
        went_well, said = json.loads(answer)
        assert went_well, said
        return str(said)

    def mail_to(self, address: str, *, containing: str = "") -> str:
        """Wait for a mail to somebody and give the newest one's text."""
        return wait_for(lambda: self._newest(address, containing), f"mail to {address}")

    def _newest(self, address: str, containing: str) -> str:
        for file in sorted(self.mail.glob("*"), key=lambda f: f.stat().st_mtime, reverse=True):
            for text in reversed(file.read_text().split("-" * 79)):
                if f"To: {address}" in text and containing in text:
                    return text
        return ""

    def code_for(self, address: str) -> str:
        """Give the six digits in the newest mail to somebody."""
        found = re.search(r"^\s*(\d{6})\s*$", self.mail_to(address), re.MULTILINE)
        assert found, self.mail_to(address)
        return found[1]


def wait_for(question, what: str, *, seconds: int = PATIENCE_SECONDS):
    """Ask until the answer is yes; fail after a minute, or so many seconds."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if answer := question():
            return answer
        time.sleep(0.1)
    raise AssertionError(f"waited {seconds} s in vain for {what}")


def free_port() -> int:
    """Find a port nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(url: str) -> bool:
    """Say whether the site answers."""
    try:
        with urlopen(url, timeout=20) as response:  # noqa: S310 - our own server
            return response.status == 200
    except (URLError, OSError):
        return False


def _process_inside(environment: dict[str, str], log: TextIO) -> subprocess.Popen[str]:
    """Start the process that runs what tests want to do inside the site."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.served_shell"],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=log,
        text=True,
    )


@contextmanager
def site(folder: Path, database_url: str, *, pictures: bool = True) -> Iterator[Site]:
    """Serve demo content from a folder, on a migrated database, until the block ends."""
    port = free_port()
    mail = folder / "mail"
    mail.mkdir()
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.served_settings",
        "DATABASE_URL": database_url,
        "DATA_DIR": str(folder / "data"),
        "EMAIL_FILE_PATH": str(mail),
        "SITE_URL": f"http://127.0.0.1:{port}",
    }
    log = (folder / "server.log").open("w")
    inside = _process_inside(environment, log)
    served = Site(environment["SITE_URL"], mail, folder / "loaded.sqlite3", inside)
    processes: list[subprocess.Popen[Any]] = [inside]
    try:
        served.shell(FILL.format(pictures=pictures, loaded=str(served.loaded)))
        gunicorn = [sys.executable, "-m", "gunicorn", "--no-control-socket", "alliantie.wsgi"]
        processes += [
            subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
            for command in (
                [*gunicorn, "-b", f"127.0.0.1:{port}", "--threads", "4", "--timeout", "60"],
                [sys.executable, "manage.py", "worker"],
            )
        ]
        wait_for(lambda: answers(served.url), "the site")
        yield served
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(20)
        log.close()
