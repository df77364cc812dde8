"""What somebody hostile tried; each was a way in once."""

from time import perf_counter

import pytest
from django.core.management import call_command
from wagtail.models import Collection

from alliantie.visibility import VISITOR
from organisations.choices import Listing
from organisations.indexing import names_of
from search import ranking
from search.analysis.codes import codes
from search.asking.building import ask
from search.contract import SearchQuery
from search.engines import engine
from search.engines.embedded import EmbeddedEngine
from search.feeds import _answers
from search.fields import entry_of
from search.finding import find
from search.indexing import drain, is_ours
from search.lexicons import forget
from search.models import BestBet, PendingEntry
from search.reconciling import look_after
from search.registry import key_of
from search.services import queue_index, queue_index_many
from search.steering import steering_changed
from tests.factories.organisations import make_organisation
from tests.search.engine_behaviour import answer, doc


@pytest.fixture
def indexed(shelf):
    def put(*names: str, **fields) -> list[Collection]:
        records = [shelf.put(name, **fields) for name in names]
        queue_index_many(keys=map(key_of, records))
        drain()
        forget(engine())
        return records

    return put


def titles(text: str, **chosen) -> list[str]:
    return [row.hit.title for row in find(SearchQuery(text, **chosen), VISITOR)[1]]


@pytest.mark.parametrize("listing", [Listing.PROPOSED, Listing.HIDDEN])
def test_a_number_in_the_address_tells_no_name_of_a_hidden_organisation(db, listing):
    hidden = make_organisation("Geheime Proefclub", listing=listing)
    shown = make_organisation("Gemeente Aa")
    assert names_of([str(hidden.pk), str(shown.pk)]) == {str(shown.pk): "Gemeente Aa"}


@pytest.mark.parametrize("size", [40_000, 400_000])
def test_one_endless_word_is_analysed_in_a_second(size):
    text = "ae" * (size // 4) + "-" + "ab" * (size // 4)
    begun = perf_counter()
    entry_of(doc(body=text))
    assert list(codes(text)) == []
    assert perf_counter() - begun < 1


def test_an_old_index_is_not_taken_for_ours_by_the_next_change(shelf, indexed):
    old, other = indexed("Eerste geheimwoord", "Andere")
    engine().set_mark("restored from elsewhere")
    shelf.documents[old.pk]["title"] = "Eerste"
    queue_index(key=key_of(other))
    drain()
    assert not is_ours()
    look_after()
    assert is_ours()
    assert titles("geheimwoord") == []


def test_words_that_changed_during_a_rebuild_are_not_found_afterwards(tmp_path):
    built, other = EmbeddedEngine(tmp_path), EmbeddedEngine(tmp_path)
    built.update([doc("k:1", title="Geheimwoord"), doc("k:2", title="Rest")])

    def meanwhile():
        yield doc("k:1", title="Geheimwoord")
        other.update([doc("k:1", title="Nieuw")])
        yield doc("k:2", title="Rest")

    built.rebuild(meanwhile())
    assert [hit.key for hit in answer(built).results.hits] == ["k:2"]


def test_a_rebuild_is_ours_only_when_it_is_in_step(shelf, indexed, monkeypatch):
    indexed("Eerste")

    def killed() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("search.management.commands.search_rebuild.reconcile", killed)
    with pytest.raises(KeyboardInterrupt):
        call_command("search_rebuild")
    assert not is_ours()


def test_a_suggestion_names_no_word_of_a_record_that_is_hidden(shelf, indexed):
    (hidden,) = indexed("Iets", body="kroketje")
    shelf.hidden.add(hidden.pk)
    results, _found = find(SearchQuery("kroket"), VISITOR)
    assert (results.suggestion, results.searched_for, results.total) == ("", "", 0)


def test_a_correction_names_no_word_that_was_just_removed(shelf, indexed):
    (record,) = indexed("Iets", body="Hendrickson")
    shelf.documents[record.pk]["body"] = ""
    queue_index(key=key_of(record))
    assert find(SearchQuery("hendriksonn"), VISITOR)[0].searched_for == ""
    PendingEntry.objects.all().delete()
    assert find(SearchQuery("hendriksonn"), VISITOR)[0].searched_for == "hendrickson"


def test_a_document_that_cannot_be_analysed_keeps_no_other_out(shelf, indexed):
    indexed("Eerder")
    bad, good = shelf.put("Slecht", go_live_at="no moment"), shelf.put("Goed")
    queue_index_many(keys=[key_of(bad), key_of(good)])
    drain()
    assert titles("goed") == ["Goed"]
    assert PendingEntry.objects.get().attempts > 0
    call_command("search_rebuild")
    assert titles("goed") == ["Goed"]


def test_a_pinned_record_that_cannot_be_described_breaks_no_page(shelf, indexed):
    (record,) = indexed("Kanarie")
    shelf.broken.add(record.pk)
    BestBet.objects.create(questions="vogel", key=key_of(record))
    steering_changed()
    assert titles("vogel") == []


@pytest.mark.parametrize("nothing", ["--", "-!!!", "-...", '-""', "-thema:!!!"])
def test_leaving_out_nothing_leaves_everything(indexed, nothing):
    indexed("Woo-verzoek")
    assert titles(f"woo {nothing} verzoek") == ["Woo-verzoek"]


def test_a_compound_is_no_extra_word_in_a_long_question(indexed):
    indexed(*(f"Woo-verzoek {number}" for number in range(13)), "Gemeente Amsterdam Delft")
    results, _found = find(SearchQuery("woo-verzoek gemeente amsterdam delft"), VISITOR)
    assert results.complete == 1


def test_near_copies_that_wait_are_not_folded_away(shelf, indexed):
    story = " ".join(f"woord{number}" for number in range(60))
    records = indexed("Kanarie een", "Kanarie twee", body=story)
    queue_index(key=key_of(records[1]))
    found = find(SearchQuery("kanarie"), VISITOR)[1]
    assert [row.hit.similar for row in found] == [(), ()]


def test_titles_without_an_engine_honour_a_minus_and_answer_no_label(shelf):
    shelf.put("Woo geheim")
    shelf.put("Woo open")
    assert titles("woo -geheim") == ["Woo open"]
    assert titles("thema:x") == []


def test_a_feed_holds_no_page_that_merely_comes_near(indexed):
    story = " ".join(f"woord{number}" for number in range(60))
    indexed("Alfa beta een", "Alfa beta twee", body=story)
    indexed("Alleen alfa")
    found = _answers(SearchQuery("alfa beta", sort="newest"), VISITOR)
    assert all("beta" in row.hit.title for row in found)
    assert found


def test_a_chosen_value_has_its_true_count_however_many_others_there_are(tmp_path):
    made = EmbeddedEngine(tmp_path)
    years = [doc(f"k:{n}a", year=1960 + n) for n in range(40)]
    made.update(
        [*years, *(doc(f"k:{n}b", year=1960 + n) for n in range(39)), doc("k:x", year=1939)]
    )
    found = answer(made, years=("1939",)).results.facet("year")
    assert [value.count for value in found.selected] == [1]


def test_a_page_with_common_words_only_does_not_come_near(indexed):
    indexed(*(f"Gemeente {number}" for number in range(120)), "Gezichtsherkenning")
    wanted = SearchQuery("gemeente gezichtsherkenning")
    assert find(wanted, VISITOR)[0].total == 1
    assert ask(wanted.text).relaxed != ask(wanted.text, common={"gemeente"}).relaxed
    assert ranking.FEW > 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("overheid", "over"),
        ("rijksoverheden", "rijksover"),
        ("gemeente", "gemeen"),
        ("gezicht", "zicht"),
        ("gebied", "bieden"),
        ("veiligheid", "veilen"),
    ],
)
def test_words_that_mean_something_else_are_not_one(one, other):
    from search.analysis.stems import stem

    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("melden", "meld"),
        ("gemeenten", "gemeente"),
        ("gebieden", "gebied"),
        ("handen", "hand"),
        ("algoritmen", "algoritme"),
        ("mechanismen", "mechanisme"),
    ],
)
def test_forms_of_one_word_are_one(one, other):
    from search.analysis.stems import stem

    assert stem(one) == stem(other)
