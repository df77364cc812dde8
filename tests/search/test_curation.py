"""What editors steer: the shipped list, the rules for a rule, and what is in force."""

from datetime import timedelta

import pytest
from django.utils import timezone

from search import curation
from search.choices import Direction, Effect, Field, Origin
from search.curation import Curation, SynonymRule, shipped
from search.models import BestBet, ShippedRule, StopWord, Synonym
from search.policies import (
    CurationRefusedError,
    check_expressions,
    check_new,
    check_sides,
    check_stop_word,
    normalised,
    split_expressions,
)
from search.services import load_shipped_synonyms
from search.steering import best_bets_for, current_curation


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Do something as if its transaction were committed."""

    def do(change):
        with django_capture_on_commit_callbacks(execute=True):
            return change()

    return do


def test_shipped_list_keeps_the_rules_of_the_cms():
    rules = shipped().synonyms
    assert len(rules) >= 250
    taken: dict[str, str] = {}
    for rule in rules:
        check_expressions(rule.words)
        check_expressions(rule.also)
        check_sides(rule.words, rule.also)
        check_new(rule.words, taken)
        taken |= {normalised(word): str(rule.words) for word in rule.words}
        for expression in (*rule.words, *rule.also):
            assert split_expressions(expression) == [expression]


def test_shipped_list_says_the_same_thing_once():
    pairs = [
        frozenset((normalised(word), normalised(other)))
        for rule in shipped().synonyms
        for word in rule.words
        for other in rule.also
    ]
    assert [pair for pair in set(pairs) if pairs.count(pair) > 1] == []


def test_woo_is_known_both_ways_and_a_narrow_word_one_way():
    rules = {rule.words[0]: rule for rule in shipped().synonyms}
    assert rules["woo"] == SynonymRule(("woo",), ("wet open overheid",))
    assert not rules["kapvergunning"].both_ways


def test_a_title_rule_is_read():
    line = "woo|wob\twet open overheid\tone\ttitle"
    assert list(curation._rules(["# head", "", line])) == [
        SynonymRule(("woo", "wob"), ("wet open overheid",), both_ways=False, titles_only=True)
    ]


def test_changes_to_try_leave_the_rest_alone():
    rule = SynonymRule(("a",), ("b",))
    standing = Curation((rule,), frozenset({"graag"}), frozenset({"van"}))
    assert standing.without_rule(rule).synonyms == ()
    assert standing.with_rule(rule).synonyms == (rule, rule)
    assert standing.with_counted("graag") == Curation(
        (rule,), frozenset(), frozenset({"van", "graag"})
    )
    assert standing.with_ignored("van") == Curation((rule,), frozenset({"graag", "van"}))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ([], "minstens één woord"),
        (["w"] * 21, "21 woorden"),
        (["a" * 81], "te lang"),
        (["w\u200boo"], "niet ziet"),
        (["w\u202eoo"], "niet ziet"),
        (["w\x07oo"], "niet ziet"),
        (["w\too"], "niet ziet"),
        (["?!"], "geen letters"),
    ],
)
def test_what_nobody_could_type_is_refused(typed, sentence):
    with pytest.raises(CurationRefusedError, match=sentence):
        check_expressions(typed)


def test_twenty_of_eighty_may_stand():
    check_expressions(["a" * 80] * 20)


def test_the_same_on_both_sides_is_refused_whatever_the_spelling():
    with pytest.raises(CurationRefusedError, match="beide vakken"):
        check_sides(["Financiën"], ["geld", "FINANCIEN "])


def test_expressions_are_parted_and_doubles_count_once():
    assert split_expressions("Woo\r\n wet  open overheid ;WOO,wob|Wob\n\n") == [
        "Woo", "wet open overheid", "wob",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "ignores", "sentence"),
    [
        ("twee woorden", True, "één los woord"),
        ("van", True, "weegt nu al niet mee"),
        ("fiets", False, "telt nu al mee"),
        ("", True, "geen letters"),
    ],
)
def test_a_stop_word_that_changes_nothing_is_refused(word, ignores, sentence):
    with pytest.raises(CurationRefusedError, match=sentence):
        check_stop_word(word, ignores=ignores, shipped={"van"})


@pytest.fixture
def nothing_loaded(db):
    """Take the list away that a site that stands has."""
    Synonym.objects.all().delete()
    ShippedRule.objects.all().delete()


def test_a_site_that_stands_has_the_list(site_home):
    assert Synonym.objects.filter(words="woo").exists()


@pytest.mark.usefixtures("nothing_loaded")
class TestLoading:
    def test_twice_has_the_effect_of_once(self):
        assert load_shipped_synonyms() == len(shipped().synonyms)
        assert load_shipped_synonyms() == 0
        assert Synonym.objects.filter(origin=Origin.SHIPPED).count() == len(shipped().synonyms)

    def test_what_the_file_says_is_what_is_in_force(self):
        load_shipped_synonyms()
        assert set(current_curation().synonyms) == set(shipped().synonyms)

    def test_what_an_editor_changed_off_or_threw_away_stays_so(self):
        load_shipped_synonyms()
        Synonym.objects.filter(words="woo").update(also="iets anders")
        Synonym.objects.filter(words="bsn\nburgerservicenummer").update(is_active=False)
        Synonym.objects.get(words="paspoort").delete()
        load_shipped_synonyms()
        assert Synonym.objects.get(words="woo").also == "iets anders"
        assert not Synonym.objects.get(words__startswith="bsn").is_active
        assert not Synonym.objects.filter(words="paspoort").exists()

    def test_a_new_rule_in_the_file_is_added(self, monkeypatch):
        load_shipped_synonyms()
        more = Curation((*shipped().synonyms, SynonymRule(("nieuw woord",), ("vers woord",))))
        monkeypatch.setattr("search.services.shipped", lambda: more)
        assert load_shipped_synonyms() == 1

    def test_an_editors_rule_for_the_same_words_is_left_alone(self):
        mine = Synonym.objects.create(words="WOO", also="openbaarheid")
        load_shipped_synonyms()
        assert [rule for rule in Synonym.objects.all() if normalised(rule.words) == "woo"] == [mine]
        mine.delete()
        assert load_shipped_synonyms() == 0

    def test_without_its_memory_a_thrown_away_rule_would_come_back(self):
        load_shipped_synonyms()
        Synonym.objects.get(words="paspoort").delete()
        ShippedRule.objects.all().delete()
        assert load_shipped_synonyms() == 1


@pytest.mark.usefixtures("nothing_loaded")
class TestInForce:
    def test_each_choice_reaches_the_rule(self):
        Synonym.objects.create(
            words="fiets\nrijwiel", also="tweewieler", direction=Direction.ONE, field=Field.TITLE
        )
        Synonym.objects.create(words="uit", also="weg", is_active=False)
        StopWord.objects.create(word="graag", effect=Effect.IGNORED)
        StopWord.objects.create(word="van", effect=Effect.COUNTED)
        rule = SynonymRule(("fiets", "rijwiel"), ("tweewieler",), both_ways=False, titles_only=True)
        assert current_curation() == Curation((rule,), frozenset({"graag"}), frozenset({"van"}))

    @pytest.mark.parametrize("verb", ["create", "save", "delete"])
    def test_a_change_is_in_force_at_once(self, committed, verb):
        rule = committed(lambda: Synonym.objects.create(words="a", also="b"))
        before = current_curation()
        if verb == "create":
            committed(lambda: Synonym.objects.create(words="c", also="d"))
        if verb == "save":
            rule.also = "e"
            committed(rule.save)
        if verb == "delete":
            committed(rule.delete)
        assert current_curation() != before

    def test_without_the_new_mark_the_old_would_stay(self):
        before = current_curation()
        Synonym.objects.create(words="a", also="b")  # no commit, no mark
        assert current_curation() == before

    def test_warm_asks_nothing_and_cold_three(self, django_assert_num_queries, committed):
        committed(lambda: Synonym.objects.create(words="a", also="b"))
        with django_assert_num_queries(3):
            current_curation()
        with django_assert_num_queries(0):
            current_curation()
            best_bets_for("woo")

    def test_best_bets_in_order_for_exactly_this_question(self, committed):
        def put(key, **fields):
            BestBet.objects.create(key=key, **fields)

        today = timezone.localdate()
        committed(lambda: put("a.b:2", questions="Woo\nWet Open Overheid", position=2))
        committed(lambda: put("a.b:1", questions="wóó", position=1, until=today))
        committed(lambda: put("a.b:3", questions="woo", until=today - timedelta(days=1)))
        committed(lambda: put("a.b:2", questions="woo", position=9))
        assert best_bets_for("  WOO ") == ("a.b:1", "a.b:2")
        assert best_bets_for("wet  open overheid") == ("a.b:2",)
        assert best_bets_for("woo verzoek") == ()

    def test_a_bet_ends_at_midnight_though_nobody_changed_anything(self, committed, monkeypatch):
        day = timezone.localdate()
        committed(lambda: BestBet.objects.create(questions="woo", key="a.b:1", until=day))
        assert best_bets_for("woo") == ("a.b:1",)
        monkeypatch.setattr("django.utils.timezone.localdate", lambda: day + timedelta(days=1))
        assert best_bets_for("woo") == ()
