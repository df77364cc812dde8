"""A worker killed in the middle of the weekly mail: nobody is left out, nobody is mailed twice."""

import json
import re
import signal

from tests.races.test_killed_worker import environment, manage, shell
from tests.served import wait_for

__all__ = ["environment"]  # a fixture
PEOPLE = 230
COUNTS = (
    "import json; from newsletter.models import Letter; "
    "from alliantie.models import OutgoingMail as M; from newsletter.models import Issue; "
    "print(json.dumps([Letter.objects.count(), M.objects.filter(template='weekly').count(), "
    "M.objects.filter(sent_at=None).count(), Issue.objects.filter(finished_at=None).count()]))"
)


def test_killed_twice_and_finished_with_nobody_missed_and_nobody_twice(environment, tmp_path):
    outbox = tmp_path / "outbox"
    environment = {
        **environment,
        "DJANGO_SETTINGS_MODULE": "tests.races.weekly_settings",
        "OUTBOX": str(outbox),
    }
    shell(environment, f"from tests.races.weekly_world import begin; begin({PEOPLE})")
    counts = lambda: json.loads(shell(environment, COUNTS))  # noqa: E731 - asked again and again
    for made in (20, 130):
        worker = manage(environment, "worker")
        wait_for(lambda made=made: counts()[0] >= made, f"{made} letters")
        worker.send_signal(signal.SIGKILL)
        worker.wait(10)
    assert counts()[0] < PEOPLE, "killed too late to prove anything"

    last = manage(environment, "worker")
    try:
        wait_for(lambda: counts() == [PEOPLE, PEOPLE, 0, 0], "all letters to be sent")
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
