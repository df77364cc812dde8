"""The engine on a server keeps the promise, and what is its own: alias, builds, versions."""

import threading
from time import time_ns

import pytest

from search.engines import apart
from search.engines.base import EngineBusyError, EngineDownError
from search.engines.elastic import documents, generations
from search.engines.elastic.documents import mapping
from search.engines.elastic.generations import filling
from search.fields import EXACT_FIELDS, FACET_FIELD, NUMBER_FIELDS, TEXT_FIELDS
from tests.search.engine_behaviour import EngineBehaviour, answer, doc


class TestElastic(EngineBehaviour):
    @pytest.fixture
    def engine(self, elastic):
        return elastic


def found(engine, text=""):
    return sorted(hit.key for hit in answer(engine, text, page_size=100).results.hits)


@pytest.fixture
def slow_build(elastic):
    """Start a rebuild that waits half-way; give what lets it go on, and the thread to join."""
    half, go_on = threading.Event(), threading.Event()

    def made():
        yield doc("k:1", title="Oud")
        half.set()
        go_on.wait(60)
        yield doc("k:2", title="Oud")

    thread = threading.Thread(target=elastic.rebuild, args=(made(),))

    def start():
        thread.start()
        half.wait(60)

    def finish():
        go_on.set()
        thread.join()

    yield start, finish
    go_on.set()


def test_the_description_has_every_field():
    names = {*TEXT_FIELDS, *EXACT_FIELDS, *FACET_FIELD.values(), *NUMBER_FIELDS, "weight", "shown"}
    assert names <= mapping()["properties"].keys()


def test_an_older_version_never_takes_the_place_of_a_newer(elastic):
    elastic.update([doc("k:1", title="Nieuw")], version=200)
    elastic.update([doc("k:1", title="Oud")], version=100)
    assert found(elastic, "nieuw") == ["k:1"]
    elastic.update([], removed=["k:1"], version=100)
    assert found(elastic) == ["k:1"]
    elastic.update([], removed=["k:1"], version=300)
    elastic.update([doc("k:1", title="Oud")], version=200)
    assert found(elastic) == []
    elastic.update([doc("k:1", title="Weer")], version=300)
    assert found(elastic) == ["k:1"]


def test_what_changes_while_a_new_index_is_built_is_in_it(elastic, slow_build):
    start, finish = slow_build
    elastic.update([doc("k:1", title="Oud"), doc("k:gone")])
    start()
    elastic.update([doc("k:1", title="Nieuw"), doc("k:3")], removed=["k:2"])
    assert found(elastic, "nieuw") == ["k:1"]
    finish()
    assert found(elastic) == ["k:1", "k:3"]
    assert found(elastic, "nieuw") == ["k:1"]


def test_a_build_that_is_alive_stays_and_keeps_a_second_one_out(elastic, node, slow_build):
    start, finish = slow_build
    elastic.update([doc("k:9")])
    start()
    with pytest.raises(EngineBusyError):
        node.engine().rebuild([doc("k:7")])
    node.engine().update([doc("k:8")])
    assert len(node.indices()) == 2
    finish()
    assert len(node.indices()) == 1
    assert found(elastic) == ["k:1", "k:2", "k:8"]


def test_a_build_that_was_taken_for_dead_does_not_come_back(elastic, node, monkeypatch):
    def made():
        yield doc("k:1")
        (name,) = node.indices()
        node.client.indices.delete(index=name)

    with pytest.raises(EngineDownError):
        elastic.rebuild(made())
    assert node.indices() == []


def test_a_neighbour_whose_name_begins_like_ours_keeps_his_indexes(elastic, node):
    neighbours = [f"{node.prefix}-test-0123456789ab", f"{node.prefix}x-0123456789ab"]
    for name in neighbours:
        node.client.indices.create(index=name)
    elastic.update([doc("k:1")])
    elastic.rebuild([doc("k:1")])
    assert set(neighbours) < set(node.indices())


def test_an_index_of_an_older_form_is_not_written_to_but_answers(elastic, node, monkeypatch):
    elastic.update([doc("k:1")])
    monkeypatch.setattr(generations, "schema", lambda: "newer")
    assert not elastic.is_ready()
    assert found(elastic) == ["k:1"]
    with pytest.raises(EngineDownError):
        elastic.update([doc("k:2")])
    elastic.rebuild([doc("k:1"), doc("k:2")])
    assert elastic.is_ready()
    assert len(node.indices()) == 1


def test_a_foreign_index_behind_our_alias_loses_the_alias_only(elastic, node):
    elastic.update([doc("k:1")])
    foreign = f"{node.prefix}x"
    node.client.indices.create(index=foreign, aliases={node.prefix: {}})
    with pytest.raises(EngineDownError):
        found(elastic)
    elastic.rebuild([doc("k:1")])
    assert found(elastic) == ["k:1"]
    assert foreign in node.indices()


def test_very_long_words_and_texts_are_taken(elastic):
    elastic.update([doc("k:1", title="a" * 40_000, body="woord " * 100_000, tags=("x" * 300,))])
    assert found(elastic, "woord") == ["k:1"]
    assert all(len(word) <= documents.LONGEST_WORD for word in elastic.words())


def test_more_words_than_a_page_holds_are_all_given(elastic, monkeypatch):
    monkeypatch.setattr("search.engines.elastic.vocabulary.PAGE", 7)
    monkeypatch.setattr("search.engines.elastic.scanning.PAGE", 7)
    elastic.update([doc(f"k:{number}", title=f"woord{number} samen") for number in range(20)])
    words = elastic.words()
    assert len(words) == 21
    assert words["samen"] == 20
    assert len(elastic.fingerprints()) == 20


def test_an_engine_apart_leaves_nothing_behind(node, settings):
    settings.SEARCH_URL, settings.SEARCH_REPLICAS = node.url, 0
    settings.SEARCH_INDEX_PREFIX = node.prefix
    with apart("elastic") as engine:
        engine.rebuild([doc("k:1")])
        assert found(engine) == ["k:1"]
        assert len(node.indices()) == 1
    assert node.indices() == []


def test_a_build_is_filled_through_an_alias_of_its_own(elastic, node):
    def made():
        (name,) = node.indices()
        assert node.client.indices.exists_alias(name=filling(name))
        yield doc("k:1")

    before = time_ns()
    elastic.rebuild(made())
    (name,) = node.indices()
    assert not node.client.indices.exists_alias(name=filling(name))
    kept = node.client.get(index=name, id="k:1", _source=False)
    assert kept["_version"] >= before
