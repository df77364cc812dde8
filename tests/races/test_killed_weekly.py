"""A worker killed in the middle of the weekly mail: nobody is left out, nobody is mailed twice."""

import re
import signal
import sqlite3
from contextlib import closing

from tests.races.test_killed_worker import environment, manage, shell
from tests.served import wait_for

__all__ = ["environment"]  # a fixture
PEOPLE = 150
# Two batches of a hundred: killed in the first and in the second.
KILLED_AT = (20, 110)
PATIENCE_SECONDS = 240
LETTERS = "SELECT COUNT(*) FROM newsletter_letter"
COUNTS = """SELECT (SELECT COUNT(*) FROM newsletter_letter),
    (SELECT COUNT(*) FROM alliantie_outgoingmail WHERE template = 'weekly'),
    (SELECT COUNT(*) FROM alliantie_outgoingmail WHERE sent_at IS NULL),
    (SELECT COUNT(*) FROM newsletter_issue WHERE finished_at IS NULL)"""


def test_killed_twice_and_finished_with_nobody_missed_and_nobody_twice(environment, tmp_path):
    outbox = tmp_path / "outbox"
    environment = {
        **environment,
        "DJANGO_SETTINGS_MODULE": "tests.races.weekly_settings",
        "OUTBOX": str(outbox),
    }
    shell(environment, f"from tests.races.weekly_world import begin; begin({PEOPLE})")

    def ask(question: str) -> tuple[int, ...]:
        with closing(sqlite3.connect(tmp_path / "db.sqlite3", timeout=10)) as connection:
            return connection.execute(question).fetchone()

    for made in KILLED_AT:
        worker = manage(environment, "worker")
        wait_for(
            lambda made=made: ask(LETTERS)[0] >= made, f"{made} letters", seconds=PATIENCE_SECONDS
        )
        worker.send_signal(signal.SIGKILL)
        worker.wait(10)
    assert ask(LETTERS)[0] < PEOPLE, "killed too late to prove anything"

    last = manage(environment, "worker")
    try:
        done = (PEOPLE, PEOPLE, 0, 0)
        wait_for(lambda: ask(COUNTS) == done, "all letters to be sent", seconds=PATIENCE_SECONDS)
    finally:
        last.terminate()
        last.wait(20)
    mails = [file.read_text() for file in outbox.glob("*")]
    readers = [to for mail in mails for to in re.findall(r"^To: (\S+)$", mail, re.MULTILINE)]
    ids = [one for mail in mails for one in re.findall(r"^Message-ID: (\S+)$", mail, re.MULTILINE)]
    assert set(readers) == {f"lezer{number}@example.org" for number in range(PEOPLE)}
    assert len(set(ids)) == PEOPLE, (
        "a mail sent just before the kill may come again as the same mail"
    )
