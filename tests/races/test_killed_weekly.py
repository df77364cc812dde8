"""A worker killed in the middle of the weekly mail: nobody is left out, nobody is mailed twice."""

import os
import re
import signal
import sqlite3
from contextlib import closing

from django.db import transaction

from newsletter.services import issues
from tests import forked
from tests.races.test_killed_worker import database, worker
from tests.races.weekly_world import begin
from tests.served import wait_for

__all__ = ["database"]  # a fixture
PEOPLE, BATCH = 45, 20
# In the first batch and in the second: one letter further each time than the one it dies in.
KILLED_AT = (8, 28)
LETTERS = "SELECT COUNT(*) FROM newsletter_letter"
COUNTS = """SELECT (SELECT COUNT(*) FROM newsletter_letter),
    (SELECT COUNT(*) FROM alliantie_outgoingmail WHERE template = 'weekly'),
    (SELECT COUNT(*) FROM alliantie_outgoingmail WHERE sent_at IS NULL),
    (SELECT COUNT(*) FROM newsletter_issue WHERE finished_at IS NULL)"""


def killed_while_writing(number: int):
    """Write letters as always, and be killed with the one of this number written and not yet kept."""
    write, written = issues.write_letter, []

    def write_some(**given):
        with transaction.atomic():
            write(**given)
            written.append(given["reader"])
            if len(written) == number:
                os.kill(os.getpid(), signal.SIGKILL)

    return write_some


def test_killed_twice_and_finished_with_nobody_missed_and_nobody_twice(
    database,
    tmp_path,
    monkeypatch,
):
    outbox = tmp_path / "outbox"
    mail = {
        "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "EMAIL_FILE_PATH": outbox,
    }
    monkeypatch.setattr(issues, "BATCH", BATCH)
    forked.do(begin, PEOPLE, database=database, **mail)

    def ask(question: str) -> tuple[int, ...]:
        with closing(sqlite3.connect(database, timeout=10)) as connection:
            return connection.execute(question).fetchone()

    for number in KILLED_AT:
        there = ask(LETTERS)[0]
        with monkeypatch.context() as patched:
            patched.setattr(issues, "write_letter", killed_while_writing(number - there))
            killed = worker(database, **mail)
        killed.join()
        assert killed.exitcode == -signal.SIGKILL
        assert ask(LETTERS)[0] == number - 1, "the letter in hand is written or not, never half"

    last = worker(database, **mail)
    done = (PEOPLE, PEOPLE, 0, 0)
    wait_for(lambda: ask(COUNTS) == done, "all letters to be sent")
    forked.end(last)
    mails = [file.read_text() for file in outbox.glob("*")]
    readers = [to for mail in mails for to in re.findall(r"^To: (\S+)$", mail, re.MULTILINE)]
    ids = [one for mail in mails for one in re.findall(r"^Message-ID: (\S+)$", mail, re.MULTILINE)]
    assert set(readers) == {f"lezer{number}@example.org" for number in range(PEOPLE)}
    assert len(set(ids)) == PEOPLE, (
        "a mail sent just before the kill may come again as the same mail"
    )
