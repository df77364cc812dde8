"""The embedded engine keeps the promise, and what is its own: files, locks, readers."""

import fcntl

import pytest

from search.engines.base import EngineBusyError, EngineDownError
from search.engines.embedded import EmbeddedEngine
from tests.search.engine_behaviour import EngineBehaviour, answer, doc


class TestEmbedded(EngineBehaviour):
    @pytest.fixture
    def engine(self, tmp_path):
        return EmbeddedEngine(tmp_path / "index")


def ask(engine, text=""):
    return [hit.key for hit in answer(engine, text).results.hits]


def test_another_process_sees_a_commit_at_once(tmp_path):
    writer, reader = EmbeddedEngine(tmp_path), EmbeddedEngine(tmp_path)
    writer.update([doc("k:1")])
    assert ask(reader) == ["k:1"]
    writer.update([doc("k:2")])
    assert sorted(ask(reader)) == ["k:1", "k:2"]
    writer.rebuild([doc("k:3")])
    assert ask(reader) == ["k:3"]


def test_a_second_writer_is_refused_and_a_rebuild_after_its_patience(tmp_path, monkeypatch):
    monkeypatch.setattr("search.engines.embedded.engine.SWAP_PATIENCE_SECONDS", 0.2)
    engine = EmbeddedEngine(tmp_path)
    engine.update([doc("k:1")])
    with (tmp_path / "write.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(EngineBusyError):
            engine.update([doc("k:2")])
        with pytest.raises(EngineBusyError):
            engine.rebuild([])
    assert ask(engine) == ["k:1"]


@pytest.mark.parametrize("damage", ["meta.json", "CURRENT", "*.store", "*.term"])
def test_a_broken_index_is_down_or_still_answers_but_never_raises_anything_else(tmp_path, damage):
    EmbeddedEngine(tmp_path).update([doc("k:1", title="Data")])
    for path in tmp_path.rglob(damage):
        path.chmod(0o600)
        path.write_bytes(b"rubbish")
    engine = EmbeddedEngine(tmp_path)
    with pytest.raises(EngineDownError):
        ask(engine, "data")


def test_only_one_generation_stays_on_disk(tmp_path):
    engine = EmbeddedEngine(tmp_path)
    engine.update([doc("k:1")])
    engine.rebuild([doc("k:1")])
    engine.rebuild([doc("k:1")])
    assert len(list(tmp_path.glob("build-*"))) == 1
