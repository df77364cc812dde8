"""The list "Vandaag" with what waits now and with thousands more, timed in turn in one run."""

import statistics
import time
from collections.abc import Callable, Sequence
from datetime import timedelta

from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from alliantie.choices import Role
from alliantie.models import TakenWork
from cases.models import CasePage, Submission
from people.choices import QuestionState
from people.models import Question
from reports.choices import Reason
from reports.models import Dossier

PAGE = "/cms/vandaag/"
BATCH = 1000
ONE_IN = 10  # so many of what waits somebody took


@transaction.atomic
def measure_work(number: int, *, rounds: int, say: Callable[[str], object]) -> None:
    """Time the list as it is and with so many more, and undo everything."""
    editor = User.objects.create_user("meet-vandaag@example.org", first_name="Meet")
    editor.groups.add(Group.objects.get(name=str(Role.EDITOR.label)))
    client = Client(headers={"host": "localhost"})
    client.force_login(editor)
    before, few = _timed(client, rounds)
    _make(number, editor)
    after, many = _timed(client, rounds)
    say(f"{PAGE} as it is: median {before:.1f} ms, {few} queries")
    say(f"{PAGE} with {number} more: median {after:.1f} ms, {many} queries")
    say(f"ratio {after / before:.2f}")
    transaction.set_rollback(True)


def _make(number: int, editor: User) -> None:
    case = CasePage.objects.first()
    kinds: Sequence[Callable[[int], None]] = (_reports, _questions)
    if case is not None:
        kinds = (*kinds, lambda share: _submissions(share, case))
    for make in kinds:
        make(number // len(kinds))
    keys = list(Dossier.objects.order_by("pk").values_list("pk", flat=True))[::ONE_IN]
    TakenWork.objects.bulk_create(
        TakenWork(kind="melding", key=key, taken_by=editor, taken_at=timezone.now()) for key in keys
    )


def _reports(number: int) -> None:
    today = timezone.localdate()
    rows = (
        Dossier(kind="vraag", key=-n, reason=Reason.WRONG, promised_on=today)
        for n in range(1, number + 1)
    )
    Dossier.objects.bulk_create(rows, batch_size=BATCH)


def _questions(number: int) -> None:
    rows = (
        Question(text=f"Hoe meet je {n}?", slug=f"meet-{n}", state=QuestionState.HELD)
        for n in range(number)
    )
    Question.objects.bulk_create(rows, batch_size=BATCH)


def _submissions(number: int, case: CasePage) -> None:
    due = timezone.localdate() - timedelta(days=1)
    rows = (Submission(page=case, answer_due_on=due) for _number in range(number))
    Submission.objects.bulk_create(rows, batch_size=BATCH)


def _timed(client: Client, rounds: int) -> tuple[float, int]:
    client.get(PAGE)  # the first one fills caches
    times = []
    for _round in range(rounds):
        begun = time.perf_counter()
        client.get(PAGE)
        times.append((time.perf_counter() - begun) * 1000)
    with CaptureQueriesContext(connection) as captured:
        client.get(PAGE)
    return statistics.median(times), len(captured)
