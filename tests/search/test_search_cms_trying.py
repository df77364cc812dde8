"""The screen on which an editor tries a change before keeping it."""

import pytest
from django.urls import reverse

from search import trying
from search.curation import Curation, SynonymRule
from search.models import AskedQuery, BestBet, StopWord, Synonym
from search.registry import key_of
from search.services import queue_index_many
from search.trying import Moved, Ranked, beside, ranking
from tests.search.conftest import ALL

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(monkeypatch):
    """Remember the curations that were asked with; each added rule puts a result on top."""
    seen = []

    def answer(text, curation, actor):
        seen.append((curation, actor))
        usual = [result(number) for number in range(3)]
        return [result(9), *usual[::-1]] if curation.synonyms else usual

    monkeypatch.setattr("search.cms_trying.ranking", answer)
    return seen


def result(number):
    return Ranked(f"a.b:{number}", f"Titel {number}", "Soort", f"/{number}/", 1.5, "woord")


def get(cms, **fields):
    return cms.get(reverse("search_trying"), fields).content.decode()


def test_moves_are_told():
    now, then = beside([result(1), result(2), result(3)], [result(2), result(4), result(1)])
    assert now == (Moved(result(1)), Moved(result(2)), Moved(result(3), "gone"))
    assert then == (
        Moved(result(2), "up", 1),
        Moved(result(4), "new"),
        Moved(result(1), "down", 2),
    )


def test_ranking_gives_titles_scores_and_what_was_found(shelf, drained):
    records = [shelf.put("Besluiten over fietsen"), shelf.put("Fietsen")]
    queue_index_many(keys=map(key_of, records))
    drained()
    found = ranking("fietsen", Curation(), ALL)
    assert {one.title for one in found} == {"Besluiten over fietsen", "Fietsen"}
    assert {one.kind_label for one in found} == {"Plank"}
    assert {one.reason.casefold() for one in found} == {"gevonden: fietsen"}
    assert all(one.score > 0 for one in found)
    assert trying.SHOWN == 10


def test_what_was_put_on_top_says_so(shelf, drained, django_capture_on_commit_callbacks):
    record = shelf.put("Besluiten")
    queue_index_many(keys=[key_of(record)])
    drained()
    with django_capture_on_commit_callbacks(execute=True):
        BestBet.objects.create(questions="fietsen", key=key_of(record))
    assert [(one.title, one.reason) for one in ranking("fietsen", Curation(), ALL)] == [
        ("Besluiten", "vastgezet")
    ]


def test_empty_form_asks_nothing(cms, asked):
    assert "Zoekvraag" in get(cms)
    assert asked == []


def test_question_alone_shows_what_is_now(cms, asked):
    html = get(cms, q="woo")
    assert "Titel 1" in html
    assert "Met de verandering" not in html
    assert len(asked) == 1


def test_added_synonym_is_asked_with_beside_now_and_nothing_is_kept(cms, asked):
    html = get(
        cms, q="woo", change="synonym", words="woo, wob", also="wet", direction="one", field="title"
    )
    rule = SynonymRule(("woo", "wob"), ("wet",), both_ways=False, titles_only=True)
    assert [curation.synonyms for curation, _ in asked] == [(), (rule,)]
    for word in ("nieuw", "omhoog", "omlaag", "Bewaar deze verandering"):
        assert word in html
    assert not Synonym.objects.exists()
    assert not AskedQuery.objects.exists()


def test_it_is_what_a_visitor_sees(cms, asked):
    get(cms, q="woo")
    assert not asked[0][1].is_editor


def test_rule_switched_off_is_asked_without(cms, asked, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        rule = Synonym.objects.create(words="woo", also="wet")
    get(cms, q="woo", change="off", off=rule.pk)
    assert [len(curation.synonyms) for curation, _ in asked] == [1, 0]


@pytest.mark.parametrize(
    ("word", "effect", "ignored", "counted"),
    [("graag", "ignored", {"graag"}, set()), ("van", "counted", set(), {"van"})],
)
def test_stop_word_is_asked_with(cms, asked, word, effect, ignored, counted):
    get(cms, q="woo", change="stop_word", word=word, effect=effect)
    assert (asked[1][0].ignored, asked[1][0].counted) == (ignored, counted)
    assert not StopWord.objects.exists()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"change": "synonym", "words": "", "also": "x"}, "minstens één woord"),
        ({"change": "synonym", "words": "x", "also": "X"}, "beide vakken"),
        ({"change": "stop_word", "word": ""}, "geen letters"),
        ({"change": "stop_word", "word": "van", "effect": "ignored"}, "weegt nu al niet mee"),
        ({"change": "off"}, "Kies welk synoniem"),
        ({"change": "off", "off": "x"}, "geldige keuze"),
        ({"change": "raar"}, "geldige keuze"),
    ],
)
def test_change_that_cannot_be_is_refused(cms, asked, fields, sentence):
    html = get(cms, q="woo", **fields)
    assert sentence in html.replace("niet een van de beschikbare keuzes", "geldige keuze")
    assert asked == []


def test_kept_change_is_filled_in_on_its_form(cms, asked):
    html = get(cms, q="woo", change="synonym", words="woo", also="wet, wob", direction="one")
    assert "?words=woo&amp;also=wet%2C+wob&amp;direction=one" in html


def test_result_leads_to_putting_it_on_top(cms, asked):
    assert "?questions=woo&amp;address=%2F1%2F" in get(cms, q="woo")
