from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from alliantie import leases, periodic
from alliantie.models import PeriodicRun, WorkerPulse
from alliantie.tasks import tidy

pytestmark = pytest.mark.django_db


@pytest.fixture
def held_task():
    tidy.enqueue()
    row = DBTaskResult.objects.get()
    row.claim("worker-1")
    return row


def test_task_of_a_living_worker_is_left_alone(held_task):
    leases.beat("worker-1")
    assert leases.requeue() == 0
    assert DBTaskResult.objects.running().count() == 1


def test_task_of_a_dead_worker_is_ready_again(held_task, settings):
    leases.beat("worker-1")
    later = timezone.now() + timedelta(seconds=settings.TASK_LEASE_SECONDS + 1)
    assert leases.requeue(now=later) == 1
    assert DBTaskResult.objects.get().status == "READY"


def test_failed_task_is_tried_again_later_and_not_for_ever(held_task, settings):
    held_task.set_failed(ValueError("no"))
    assert leases.requeue() == 1
    row = DBTaskResult.objects.get()
    assert row.status == "READY"
    assert row.run_after > timezone.now()

    row.worker_ids = ["w"] * settings.TASK_MAX_ATTEMPTS
    row.save()
    row.set_failed(ValueError("no"))
    assert leases.requeue() == 0


def test_task_that_kills_every_worker_is_given_up(held_task, settings):
    held_task.worker_ids = ["w"] * settings.TASK_MAX_ATTEMPTS
    held_task.save()
    assert leases.requeue() == 0
    assert DBTaskResult.objects.get().status == "FAILED"


def test_retry_waits_longer_each_time():
    assert [leases.retry_delay(n).total_seconds() for n in (1, 2, 3)] == [5, 10, 20]


def test_worker_that_stops_leaves_no_pulse():
    leases.beat("worker-1")
    leases.stop("worker-1")
    assert not WorkerPulse.objects.exists()


def test_periodic_job_is_queued_once_until_it_is_due_again(monkeypatch):
    monkeypatch.setattr(periodic, "_jobs", {})
    periodic.register("tidy", every_seconds=60, task=tidy)
    now = timezone.now()
    assert periodic.queue_due(now) == ["tidy"]
    assert periodic.queue_due(now + timedelta(seconds=59)) == []
    assert periodic.queue_due(now + timedelta(seconds=60)) == ["tidy"]
    assert DBTaskResult.objects.count() == 2
    assert PeriodicRun.objects.count() == 1
