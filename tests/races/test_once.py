"""A form sent many times at once does its thing once; needs a real server with real locks."""

import time
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from alliantie import periodic
from alliantie.idempotency import once
from alliantie.models import AuditEntry, Receipt
from alliantie.tasks import tidy
from tests.races.threads import THREADS, at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


@pytest.fixture(autouse=True)
def _postgres_only():
    if connection.vendor != "postgresql":
        pytest.skip("races are run on PostgreSQL")


def change() -> dict[str, int]:
    time.sleep(0.01)
    return {"entry": AuditEntry.objects.create(action="race.try").pk}


def test_form_sent_by_many_threads_at_once_is_done_once():
    key = uuid4()
    answers = at_once(lambda _: once(key=key, purpose="race", owner="user:1", change=change))
    assert AuditEntry.objects.count() == 1
    entry = AuditEntry.objects.get().pk
    assert [answer for answer, _ in answers] == [{"entry": entry}] * THREADS
    assert sum(is_first for _, is_first in answers) == 1


def test_without_the_receipt_it_is_done_more_than_once():
    key = uuid4()

    def naive(_: int) -> None:
        if not Receipt.objects.filter(key=key).exists():
            change()
            Receipt.objects.get_or_create(key=key, defaults={"purpose": "race", "owner": "user:1"})

    at_once(naive)
    assert AuditEntry.objects.count() > 1


def test_periodic_job_is_queued_once_by_many_workers(monkeypatch):
    monkeypatch.setattr(periodic, "_jobs", {})
    periodic.register("race", every_seconds=60, task=tidy)
    now = timezone.now()
    queued = at_once(lambda _: periodic.queue_due(now))
    assert queued.count(["race"]) == 1
    assert queued.count([]) == THREADS - 1
