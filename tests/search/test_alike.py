"""What is like a text, on every engine: the nearest first, never what may not be seen or just changed."""

import pytest

from alliantie.visibility import VISITOR
from search import alike, lexicons, understanding
from search.alike import pks_alike
from search.engines import engine
from search.engines.base import EngineDownError
from search.indexing import all_documents
from search.registry import key_of
from search.services import queue_index

TEXT = "Mogen de namen van vogeltellers in het verslag van de telling blijven staan?"


@pytest.fixture(params=["embedded", "elastic"])
def asked(request, shelf, monkeypatch):
    """Give a function that puts records in an engine and says which are like the text."""
    used = engine() if request.param == "embedded" else request.getfixturevalue("elastic")
    for module in (alike, lexicons, understanding):
        if hasattr(module, "engine"):
            monkeypatch.setattr(module, "engine", lambda: used)

    def ask(text=TEXT, **more) -> list[int]:
        used.rebuild(all_documents())
        return [int(pk) for pk in pks_alike(text, VISITOR, kind="shelf", number=4, **more)]

    return ask


def test_the_nearest_come_first_and_what_is_far_stays_away(shelf, asked):
    near = shelf.put("Namen van vogeltellers in het verslag", body="De telling met namen.")
    half = shelf.put("Verslag van de telling", body="Namen van vogeltellers.")
    shelf.put("Begroting van de haven", body="Hoeveel kost het verslag?")
    assert set(asked()) == {near.pk, half.pk}


def test_itself_is_left_out_and_so_is_what_waits(shelf, asked):
    own = shelf.put("Namen van vogeltellers in het verslag van de telling")
    other = shelf.put("Verslag van de telling met namen")
    assert asked(but=key_of(own)) == [other.pk]
    queue_index(key=key_of(other))
    assert asked(but=key_of(own)) == []


def test_the_index_itself_keeps_back_what_is_not_public(shelf, asked):
    shelf.put("Namen van vogeltellers in het verslag", audience="members")
    assert asked() == []


def test_nothing_while_the_engine_is_away(shelf, monkeypatch):
    def down():
        raise EngineDownError("away")

    monkeypatch.setattr(alike, "engine", down)
    assert pks_alike(TEXT, VISITOR, kind="shelf", number=4) == []
