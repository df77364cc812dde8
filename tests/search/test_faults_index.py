"""The index itself is old, split, full or half made: it is noticed, kept quiet and put right."""

import os
import signal
import time
from contextlib import suppress
from time import monotonic

import pytest
from elasticsearch import ApiError

from search.engines.elastic import writing
from search.engines.elastic.documents import orders
from search.fields import fit
from search.indexing import is_ours
from search.models import PendingEntry
from search.reconciling import look_after
from search.tasks import drain_index
from tests import forked
from tests.search.engine_behaviour import answer, doc
from tests.search.test_faults import NOTICE, SECRET, filled, world  # noqa: F401 - fixtures


@pytest.fixture
def snapshots(node):
    """Give a place for copies of the index, as an operator has."""
    if not node.snapshots:
        pytest.skip("this search server has no folder for copies")
    node.client.snapshot.create_repository(
        name=node.prefix,
        repository={"type": "fs", "settings": {"location": f"{node.snapshots}/{node.prefix}"}},
    )
    yield node.client.snapshot
    with suppress(ApiError):
        node.client.snapshot.delete(repository=node.prefix, snapshot="copy")
    node.client.snapshot.delete_repository(name=node.prefix)


def test_an_index_of_last_hour_is_noticed_and_repaired(filled, snapshots):  # noqa: F811
    (name,) = filled.node.indices()
    repository = filled.node.prefix
    snapshots.create(repository=repository, snapshot="copy", indices=name, wait_for_completion=True)
    filled.put("Besluiten over lucht")
    filled.drained()
    assert "3 resultaten" in filled.settled_html()
    filled.node.client.indices.delete(index=name)
    snapshots.restore(repository=repository, snapshot="copy", wait_for_completion=True)
    assert not is_ours()
    html = filled.settled_html()
    assert SECRET not in html
    assert "2 resultaten" in html
    look_after()
    assert is_ours()
    assert "3 resultaten" in filled.settled_html()
    assert len(filled.node.indices()) == 1


def test_an_index_that_still_holds_what_was_withdrawn_shows_and_counts_none_of_it(filled):  # noqa: F811
    (withdrawn,) = filled.put("Besluiten Ingetrokken", theme_ids=("88",))
    filled.drained()
    assert "Thema 88" in filled.settled_html()
    filled.shelf.hidden.add(withdrawn.pk)
    html = filled.settled_html()
    assert "Ingetrokken" not in html
    assert "Thema 88" not in html
    assert "2 resultaten" in html


def split(node):
    (name,) = node.indices()
    same = node.client.indices.get_mapping(index=name)[name]["mappings"]
    other = f"{node.prefix}-0123456789ab"
    node.client.indices.create(index=other, mappings=same, aliases={node.prefix: {}})


def replaced_by_an_index(node):
    (name,) = node.indices()
    node.client.indices.delete(index=name)
    node.client.indices.create(index=node.prefix)


def without_alias(node):
    (name,) = node.indices()
    node.client.indices.delete_alias(index=name, name=node.prefix)


def gone(node):
    (name,) = node.indices()
    node.client.indices.delete(index=name)


def closed(node):
    (name,) = node.indices()
    node.client.indices.close(index=name)


@pytest.mark.parametrize("damage", [split, replaced_by_an_index, without_alias, gone, closed])
def test_a_damaged_index_is_noticed_and_built_anew(filled, damage):  # noqa: F811
    damage(filled.node)
    html = filled.html()
    assert NOTICE in html
    assert SECRET not in html
    look_after()
    assert "2 resultaten" in filled.settled_html()
    assert len(filled.node.indices()) == 1


def test_a_full_disk_keeps_answers_and_loses_no_change(filled, monkeypatch):  # noqa: F811
    monkeypatch.setattr("search.engines.elastic.writing.FIRST_PAUSE", 0.01)
    (name,) = filled.node.indices()
    block = "index.blocks.read_only_allow_delete"
    filled.node.client.indices.put_settings(index=name, settings={block: True})
    filled.put("Besluiten over lucht")
    drain_index.call()
    assert PendingEntry.objects.count() == 1
    assert "2 resultaten" in filled.settled_html()
    filled.node.client.indices.put_settings(index=name, settings={block: None})
    look_after()
    assert PendingEntry.objects.count() == 0
    assert "3 resultaten" in filled.settled_html()


def killed_half_way(node, what: str) -> None:
    """Write as a process of its own, and be killed in the middle."""

    def documents():
        for number in range(100):
            yield doc(f"k:{number}", title="Nieuw")
            if number == 50:
                os.kill(os.getpid(), signal.SIGKILL)

    engine = node.engine()
    if what == "rebuild":
        engine.rebuild(documents())
    writing.write(engine._writing, node.prefix, orders(fit(documents()), (), time.time_ns()))


@pytest.mark.parametrize("what", ["bulk", "rebuild"])
@pytest.mark.parametrize("repair", ["update", "rebuild"])
def test_what_a_killed_writer_leaves_is_cleared_and_every_document_is_there(
    node, elastic, what, repair, monkeypatch
):
    monkeypatch.setattr("search.engines.elastic.generations.DEAD_SECONDS", 3.0)
    wanted = [doc(f"k:{number}", title="Nieuw") for number in range(100)]
    elastic.update([doc("k:1", title="Oud")])
    with monkeypatch.context() as patched:
        patched.setattr(writing, "CHUNK_DOCUMENTS", 2)
        killed = forked.begin(killed_half_way, node, what)
    killed.join()
    assert killed.exitcode == -signal.SIGKILL
    assert len(node.indices()) == (2 if what == "rebuild" else 1)
    start = monotonic()
    getattr(elastic, repair)(wanted)
    assert monotonic() - start < 30
    assert len(node.indices()) == 1
    assert answer(elastic, "nieuw").results.total == 100
    assert answer(elastic).results.total == 100
