"""An index that was away, lost, restored or half built is put right without anybody asking."""

import os
import shutil
import signal

import pytest
from django.utils import timezone

from search import engines, indexing
from search.asking.building import ask
from search.contract import SearchQuery
from search.engines.base import EngineBusyError, EngineDownError
from search.engines.embedded import EmbeddedEngine
from search.indexing import is_ours
from search.models import PendingEntry
from search.reconciling import look_after, reconcile
from search.registry import key_of
from search.services import queue_index
from search.tasks import drain_index, look_after_index
from search.viewers import Viewer
from tests import forked
from tests.search.engine_behaviour import answer, doc


def found(text: str = "") -> list[str]:
    engine = engines.engine()
    answered = engine.search(ask(text), SearchQuery(text), Viewer(), now=timezone.now())
    return sorted(hit.title for hit in answered.results.hits)


@pytest.fixture
def one(shelf, drained):
    record = shelf.put("Eerste")
    queue_index(key=key_of(record))
    drained()
    return record


def test_after_every_batch_index_and_database_carry_the_same_mark(shelf, one):
    assert is_ours()
    assert engines.engine().mark() != ""


def test_an_index_of_last_hour_is_repaired(shelf, one, drained, settings, tmp_path):
    shutil.copytree(settings.SEARCH_INDEX_DIR, tmp_path / "backup")
    shelf.documents[one.pk]["title"] = "Veranderd"
    gone = shelf.put("Tweede")
    for record in (one, gone):
        queue_index(key=key_of(record))
    drained()
    shutil.rmtree(settings.SEARCH_INDEX_DIR)
    shutil.copytree(tmp_path / "backup", settings.SEARCH_INDEX_DIR)
    assert not is_ours()
    look_after()
    assert found() == ["Tweede", "Veranderd"]
    assert is_ours()


def test_an_index_that_still_holds_what_was_withdrawn_is_repaired(shelf, one):
    engines.engine().update([doc("wagtailcore.collection:999", title="Ingetrokken")])
    engines.engine().set_mark("another")
    look_after()
    assert found() == ["Eerste"]


def test_a_lost_index_comes_back_without_a_change(shelf, one, settings):
    shutil.rmtree(settings.SEARCH_INDEX_DIR)
    look_after_index.call()
    assert found() == ["Eerste"]
    assert is_ours()


def test_what_is_true_is_left_alone(shelf, one, monkeypatch):
    monkeypatch.setattr("search.reconciling.reconcile", lambda: pytest.fail("nothing to repair"))
    monkeypatch.setattr("search.reconciling.drain", lambda: pytest.fail("nothing waits"))
    look_after()


def test_while_the_engine_is_away_changes_wait_and_count_no_failure(shelf, one, monkeypatch):
    def away(*args, **kwargs):
        raise EngineDownError("connection refused")

    shelf.documents[one.pk]["title"] = "Veranderd"
    queue_index(key=key_of(one))
    with monkeypatch.context() as patched:
        patched.setattr(EmbeddedEngine, "update", away)
        assert drain_index.call() == 0
        look_after_index.call()
    waiting = PendingEntry.objects.get()
    assert waiting.attempts == 0
    look_after_index.call()
    assert found() == ["Veranderd"]
    assert not PendingEntry.objects.exists()


def test_what_was_read_earlier_never_replaces_what_was_read_later(tmp_path):
    """The database is read while other writers are kept out, so reading and writing go in step."""
    database = {"title": "Oud"}
    engine, other = EmbeddedEngine(tmp_path), EmbeddedEngine(tmp_path)
    engine.update([])
    refused = []

    def read_and_wait():
        document = doc("k:1", **database)
        database["title"] = "Nieuw"
        with pytest.raises(EngineBusyError) as busy:
            other.update([doc("k:1", **database)])
        refused.append(busy)
        yield document

    engine.update(read_and_wait())
    assert refused
    other.update([doc("k:1", **database)])
    assert [hit.title for hit in answer(engine).results.hits] == ["Nieuw"]


def test_a_rebuild_lets_writing_go_on(tmp_path):
    engine = EmbeddedEngine(tmp_path)
    engine.update([doc("k:1", title="Oud")])

    def documents():
        yield doc("k:1", title="Oud")
        engine.update([doc("k:2", title="Tussendoor")])
        assert [hit.key for hit in answer(engine, "tussendoor").results.hits] == ["k:2"]

    assert engine.rebuild(documents()) == 1


def test_what_changed_during_a_rebuild_is_taken_over(shelf, one, monkeypatch, capsys):
    from django.core.management import call_command

    from search.management.commands import search_rebuild

    def meanwhile(documents, **kwargs):
        yield from documents
        shelf.documents[one.pk]["title"] = "Veranderd"
        queue_index(key=key_of(one))
        indexing.drain()
        assert found() == ["Veranderd"]

    monkeypatch.setattr(search_rebuild, "track", meanwhile)
    call_command("search_rebuild")
    assert "1 documents indexed, 1 changes taken over since." in capsys.readouterr().out
    assert found() == ["Veranderd"]


def killed_while_writing(folder, what):
    """Write as a process of its own, and be killed with one document given and one to come."""

    def documents():
        yield doc("k:2", title="Half")
        os.kill(os.getpid(), signal.SIGKILL)
        yield doc("k:3")

    getattr(EmbeddedEngine(folder), what)(documents())


@pytest.mark.parametrize("what", ["rebuild", "update"])
def test_a_writer_that_is_killed_leaves_the_index_and_no_trace(tmp_path, what):
    engine = EmbeddedEngine(tmp_path)
    engine.update([doc("k:1", title="Oud")])
    killed = forked.begin(killed_while_writing, tmp_path, what)
    killed.join()
    assert killed.exitcode == -signal.SIGKILL
    assert [hit.key for hit in answer(engine).results.hits] == ["k:1"]
    engine.update([doc("k:4", title="Nieuw")])
    assert sorted(hit.key for hit in answer(engine).results.hits) == ["k:1", "k:4"]
    assert len(list(tmp_path.glob("build-*"))) == 1


def test_a_full_disk_keeps_the_index_and_the_change(shelf, one, monkeypatch):
    def full(*args, **kwargs):
        raise OSError(28, "No space left on device")

    shelf.documents[one.pk]["title"] = "Veranderd"
    queue_index(key=key_of(one))
    with monkeypatch.context() as patched:
        patched.setattr("search.engines.embedded.engine.write", full)
        assert drain_index.call() == 0
    assert found() == ["Eerste"]
    assert PendingEntry.objects.count() == 1
    drain_index.call()
    assert found() == ["Veranderd"]
    assert reconcile().is_true
