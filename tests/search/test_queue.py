"""A change is queued in its own transaction and taken over once."""

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from search import engines, indexing
from search.asking.building import ask
from search.contract import SearchQuery
from search.engines.base import EngineBusyError
from search.models import PendingEntry
from search.querysets import MAX_ATTEMPTS
from search.registry import key_of
from search.services import queue_index, queue_index_many, queue_remove
from search.tasks import drain_index
from search.viewers import Viewer


def found(text: str) -> list[str]:
    from django.utils import timezone

    answer = engines.engine().search(ask(text), SearchQuery(text), Viewer(), now=timezone.now())
    return [hit.title for hit in answer.results.hits]


@pytest.mark.django_db(transaction=True)
def test_a_change_that_is_rolled_back_leaves_nothing(shelf):
    def change() -> None:
        with transaction.atomic():
            queue_index(key="wagtailcore.collection:1")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change()
    assert not PendingEntry.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_one_row_a_key_and_one_task_a_call(shelf):
    queue_index_many(keys=["a.b:1", "a.b:2", "a.b:1"])
    queue_index(key="a.b:1")
    assert PendingEntry.objects.count() == 2
    assert DBTaskResult.objects.count() == 2
    queue_index_many(keys=[])
    assert DBTaskResult.objects.count() == 2


def test_what_is_queued_is_found_after_the_worker(shelf, drained):
    record = shelf.put("Burgerparticipatie")
    queue_index(key=key_of(record))
    drained()
    assert found("participatie") == ["Burgerparticipatie"]
    assert not PendingEntry.objects.exists()


def test_a_record_that_is_gone_leaves_the_index(shelf, drained):
    record = shelf.put("Burgerparticipatie")
    queue_index(key=key_of(record))
    drained()
    key = key_of(record)
    record.delete()
    queue_remove(key=key)
    drained()
    assert found("participatie") == []


def test_a_record_its_app_no_longer_describes_leaves_the_index(shelf, drained):
    record = shelf.put("Burgerparticipatie")
    queue_index(key=key_of(record))
    drained()
    del shelf.documents[record.pk]
    queue_index(key=key_of(record))
    drained()
    assert found("participatie") == []


def test_doing_it_twice_has_the_effect_of_once(shelf, drained):
    record = shelf.put("Burgerparticipatie")
    for _ in range(2):
        queue_index(key=key_of(record))
        drained()
    assert found("participatie") == ["Burgerparticipatie"]


def test_a_change_made_while_the_worker_is_busy_is_not_lost(shelf, drained, monkeypatch):
    record = shelf.put("Oud")
    drained()
    queue_index(key=key_of(record))
    turns = []

    def change_meanwhile(keys):
        failed = take_over(keys)
        if not turns:
            turns.append(1)
            shelf.documents[record.pk]["title"] = "Nieuw"
            queue_index(key=key_of(record))
        return failed

    take_over = indexing.take_over
    monkeypatch.setattr(indexing, "take_over", change_meanwhile)
    drained()
    assert found("nieuw") == ["Nieuw"]
    assert not PendingEntry.objects.exists()


def test_one_broken_record_keeps_no_other_out(shelf, drained):
    good, bad = shelf.put("Goed"), shelf.put("Slecht")
    shelf.broken.add(bad.pk)
    queue_index_many(keys=[key_of(bad), key_of(good)])
    drained()
    assert found("goed") == ["Goed"]
    waiting = PendingEntry.objects.get()
    assert waiting.key == key_of(bad)
    assert waiting.attempts == MAX_ATTEMPTS


def test_more_than_one_batch_is_taken_over(shelf, drained, monkeypatch):
    monkeypatch.setattr(indexing, "BATCH", 2)
    records = [shelf.put(f"Stuk {number}") for number in range(5)]
    queue_index_many(keys=map(key_of, records))
    assert drained() == 5
    assert len(found("stuk")) == 5


def test_while_another_process_writes_the_task_comes_back_later(shelf, monkeypatch):
    def busy() -> int:
        raise EngineBusyError

    monkeypatch.setattr("search.tasks.drain", busy)
    assert drain_index.call() == 0
    assert DBTaskResult.objects.get().run_after is not None


def test_a_lost_index_comes_back_whole_with_the_next_change(shelf, drained):
    shelf.put("Eerste")
    second = shelf.put("Tweede")
    queue_index(key=key_of(second))
    drained()
    assert sorted(found("")) == ["Eerste", "Tweede"]


@pytest.mark.django_db(transaction=True)
def test_row_and_task_are_written_together_or_not_at_all(shelf, monkeypatch):
    class Full:
        def enqueue(self) -> None:
            raise RuntimeError("disk full")

    monkeypatch.setattr("search.services.drain_index", Full())
    with pytest.raises(RuntimeError, match="disk full"):
        queue_index(key="wagtailcore.collection:1")
    assert not PendingEntry.objects.exists()


def test_indexing_goes_before_other_waiting_work(shelf):
    queue_index(key="wagtailcore.collection:1")
    assert DBTaskResult.objects.get().priority > 0
