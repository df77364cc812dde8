"""Both engines rank alike: who moves from one to the other finds the same."""

import pytest

from search.engines.embedded import EmbeddedEngine
from tests.search.dutch import documents, questions
from tests.search.engine_behaviour import answer, doc

TOP = 10
CLOSE = 0.01


@pytest.fixture
def both(elastic, tmp_path):
    embedded = EmbeddedEngine(tmp_path / "index")
    titles = [doc(f"title:{at}", title=f"Samen leren {at}") for at in range(100)]
    made = [*documents(200), *titles]
    embedded.rebuild(made)
    elastic.rebuild(made)
    return embedded, elastic


def test_both_engines_give_the_same_order_and_the_same_scores(both):
    for asked in questions(200):
        ours, theirs = (answer(engine, asked, page_size=2 * TOP).results for engine in both)
        assert ours.total == theirs.total, asked
        assert ours.facets == theirs.facets, asked
        scores = {hit.key: hit.score for hit in theirs.hits}
        for own, other in zip(ours.hits[:TOP], theirs.hits[:TOP], strict=True):
            assert own.score == pytest.approx(other.score, rel=CLOSE), asked
            assert own.key == other.key or own.score == pytest.approx(
                scores.get(own.key, own.score), rel=CLOSE
            ), asked
