"""Both gates together: what was found is held against the database, in hits and in numbers."""

from datetime import timedelta
from shutil import rmtree

import pytest
from django.utils import timezone
from wagtail.models import Collection

from alliantie.visibility import VISITOR, Actor
from search import finding, gate
from search.contract import SearchQuery
from search.engines import engine
from search.finding import find
from search.indexing import all_documents, drain
from search.lexicons import forget
from search.models import BestBet
from search.reconciling import reconcile
from search.registry import key_of
from search.services import queue_index, queue_index_many
from search.steering import steering_changed

EDITOR = Actor(user_id=1, roles=frozenset({"editor"}))


def titles(text: str = "", actor: Actor = VISITOR, **chosen) -> list[str]:
    _results, found = find(SearchQuery(text, **chosen), actor)
    return [row.record.name for row in found]


@pytest.fixture
def indexed(shelf, drained):
    def put(*names: str, **fields) -> list[Collection]:
        records = [shelf.put(name, **fields) for name in names]
        queue_index_many(keys=map(key_of, records))
        drained()
        return records

    return put


def test_a_stale_index_shows_and_counts_nothing_that_is_hidden(shelf, indexed):
    secret, _open = indexed("Kanarie geheim", "Kanarie open", theme_ids=("7",))
    shelf.hidden.add(secret.pk)
    results, found = find(SearchQuery("kanarie"), VISITOR)
    assert [row.record.name for row in found] == ["Kanarie open"]
    assert results.total == 1
    assert [value.count for value in results.facet("theme").values] == [1]
    assert (
        titles("kanarie", EDITOR) == ["Kanarie open", "Kanarie geheim"]
        or len(titles("kanarie", EDITOR)) == 2
    )


def test_numbers_are_honest_beyond_the_first_page(shelf, indexed):
    records = indexed(*(f"Kanarie {number}" for number in range(30)), theme_ids=("7",))
    shelf.hidden.update(record.pk for record in records[5:])
    results, _found = find(SearchQuery("kanarie", page_size=3), VISITOR)
    assert results.total == 5
    assert results.facet("theme").values[0].count == 5


def test_the_next_hits_take_the_place_of_hidden_ones(shelf, indexed):
    records = indexed(*(f"Kanarie {number}" for number in range(6)))
    shelf.hidden.update(record.pk for record in records[:3])
    assert len(titles("kanarie", page_size=3)) == 3


def test_a_change_that_waits_is_counted_for_nobody_who_may_not_see_it(shelf, indexed, monkeypatch):
    monkeypatch.setattr(finding, "DEPTH", 1)
    records = indexed(*(f"Kanarie {number}" for number in range(9)), theme_ids=("7",))
    shelf.hidden.update(record.pk for record in records[4:])
    queue_index_many(keys=map(key_of, records[4:]))
    results, _found = find(SearchQuery("kanarie", page_size=2), VISITOR)
    assert results.total == 4
    assert results.facet("theme").values[0].count == 4


def test_with_very_many_changes_waiting_all_of_them_wait(shelf, indexed, monkeypatch):
    monkeypatch.setattr(gate, "MAX_PENDING", 1)
    records = indexed("Kanarie een", "Kanarie twee", "Kanarie drie")
    queue_index_many(keys=map(key_of, records[:2]))
    assert titles("kanarie") == ["Kanarie drie"]


def test_a_change_that_waits_shows_no_words_of_before(shelf, indexed):
    (record,) = indexed("Kanarie", body="Een oude zin met kanarie")
    queue_index(key=key_of(record))
    _results, (row,) = find(SearchQuery("kanarie"), VISITOR)
    assert (row.hit.title, row.hit.snippet, row.hit.marked_title) == ("", (), ())


def test_a_record_deleted_behind_our_back_is_not_shown(shelf, indexed):
    record, _other = indexed("Kanarie weg", "Kanarie blijft")
    Collection.objects.filter(pk=record.pk).delete()
    results, found = find(SearchQuery("kanarie"), VISITOR)
    assert len(found) == results.total == 1


def test_it_becomes_visible_and_invisible_by_the_clock(shelf, indexed, time_machine_now):
    start = timezone.now()
    indexed("Kanarie", go_live_at=start + timedelta(hours=1), expire_at=start + timedelta(hours=2))
    assert titles("kanarie") == []
    time_machine_now(start + timedelta(minutes=90))
    assert titles("kanarie") == ["Kanarie"]
    time_machine_now(start + timedelta(minutes=121))
    assert titles("kanarie") == []


@pytest.fixture
def time_machine_now(monkeypatch):
    def go(moment) -> None:
        monkeypatch.setattr(finding.timezone, "now", lambda: moment)

    return go


def test_without_an_index_titles_are_searched_in_the_database(shelf, indexed, settings):
    shown, hidden = indexed("Kanarie open", "Kanarie geheim", body="Alleen hier parkiet")
    shelf.hidden.add(hidden.pk)
    rmtree(settings.SEARCH_INDEX_DIR)
    results, found = find(SearchQuery("kanarie"), VISITOR)
    assert results.engine_down
    assert [row.record for row in found] == [shown]
    assert results.total == 1
    assert titles("parkiet") == []
    assert titles("\x00\ud800 -") == []


def test_a_damaged_index_is_no_fault_of_the_page(shelf, indexed, settings):
    indexed("Kanarie")
    for path in settings.SEARCH_INDEX_DIR.rglob("meta.json"):
        path.write_text("rubbish")
    results, _found = find(SearchQuery("kanarie"), VISITOR)
    assert results.engine_down
    assert results.total == 1


def test_reconciling_repairs_what_the_index_missed(shelf, indexed):
    changed, surplus = indexed("Kanarie een", "Kanarie twee")
    shelf.documents[changed.pk]["title"] = "Parkiet"
    del shelf.documents[surplus.pk]
    shelf.put("Kanarie drie")
    found = reconcile()
    assert (found.missing, found.changed, found.surplus) == (1, 1, 1)
    assert titles("kanarie") == ["Kanarie drie"]
    assert len(list(all_documents())) == 2
    assert reconcile().is_true


@pytest.mark.parametrize("number", [3, 40])
def test_the_number_of_queries_does_not_grow(shelf, indexed, django_assert_num_queries, number):
    indexed(*(f"Kanarie {turn}" for turn in range(number)))
    find(SearchQuery("kanarie"), VISITOR)  # what editors steer is read once and kept
    with django_assert_num_queries(4):  # outbox, gate, records and what they prefetch
        find(SearchQuery("kanarie"), VISITOR)


def pin(record, question: str) -> None:
    BestBet.objects.create(questions=question, key=key_of(record))
    steering_changed()


def test_what_editors_put_on_top_comes_first_and_once(shelf, indexed):
    _other, wanted = indexed("Kanarie kanarie", "Een heel ander verhaal over een kanarie")
    pin(wanted, "kanarie")
    results, _found = find(SearchQuery("Kanarie"), VISITOR)
    assert [(hit.title, hit.pinned) for hit in results.hits] == [
        ("Een heel ander verhaal over een kanarie", True),
        ("Kanarie kanarie", False),
    ]


def test_what_editors_put_on_top_stays_hidden_from_who_may_not_see_it(shelf, indexed):
    (wanted,) = indexed("Geheime kanarie")
    shelf.hidden.add(wanted.pk)
    pin(wanted, "vogel")
    assert titles("vogel") == []
    assert titles("vogel", EDITOR) == ["Geheime kanarie"]


def test_a_mistyped_word_is_corrected_and_said(shelf, indexed):
    indexed("Burgerparticipatie in de wijk")
    results, _found = find(SearchQuery("burgerparticpatie"), VISITOR)
    assert [hit.title for hit in results.hits] == ["Burgerparticipatie in de wijk"]
    assert results.searched_for == "burgerparticipatie"
    literal, _found = find(SearchQuery("burgerparticpatie", literal=True), VISITOR)
    assert literal.total == 0
    assert literal.searched_for == ""


def test_nobody_is_corrected_to_a_word_of_a_page_that_is_not_meant_for_them(shelf, indexed):
    hidden, *_others = indexed("Zonnebloempitten", "Fietsen")
    shelf.hidden.add(hidden.pk)
    shelf.documents[hidden.pk]["audience"] = "organisation"
    queue_index(key=key_of(hidden))
    drain()
    forget(engine())
    results, _found = find(SearchQuery("zonebloempiten"), VISITOR)
    assert (results.searched_for, results.suggestion, results.total) == ("", "", 0)
    results, _found = find(SearchQuery("zonebloempiten"), EDITOR)
    assert results.searched_for == "zonnebloempitten"


def test_a_dutch_word_we_do_not_have_is_asked_about_and_not_corrected(shelf, indexed):
    indexed("Kust en strand")
    results, _found = find(SearchQuery("kunst"), VISITOR)
    assert (results.searched_for, results.total) == ("", 0)
    assert results.suggestion == "kust"


def test_near_copies_are_folded(shelf, indexed):
    story = " ".join(f"woord{number}" for number in range(60))
    first, second, other = (shelf.put(f"Kanarie {name}") for name in "abc")
    for record in (first, second):
        shelf.documents[record.pk]["body"] = story
    shelf.documents[other.pk]["body"] = " ".join(f"ander{number}" for number in range(60))
    indexed()
    results, _found = find(SearchQuery("kanarie"), VISITOR)
    assert [len(hit.similar) for hit in results.hits] in ([1, 0], [0, 1])
    assert results.total == 3
