"""What every engine must do; each engine inherits this suite and adds nothing to it."""

from datetime import UTC, datetime, timedelta

import pytest

from search import ranking
from search.analysis.stems import stem
from search.asking.building import ask
from search.asking.clauses import Asked, Best, Everything, Phrase, Some, Term, Whole
from search.contract import SearchDocument, SearchQuery
from search.engines.base import Engine, EngineDownError
from search.fields import PREFIXES, TEXT, TITLE, WORDS
from search.viewers import Viewer

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
VISITOR = Viewer()
MEMBER_A = Viewer(user_id=1, organisation_ids=frozenset({10}), is_member=True)
MEMBER_B = Viewer(user_id=2, organisation_ids=frozenset({20}), is_member=True)
NO_MEMBER = Viewer(user_id=3)
EDITOR = Viewer(user_id=4, sees_everything=True)


def doc(key: str = "k:1", **fields) -> SearchDocument:
    said = {"kind": "case", "url": "/", "title": "", "summary": "", "body": "", "updated_at": NOW}
    return SearchDocument(key=key, **{**said, **fields})


def answer(
    engine: Engine, text: str = "", viewer: Viewer = VISITOR, *, depth=0, without=(), **query
):
    """Ask an engine as the page does."""
    question = SearchQuery(text, **query)
    return engine.search(
        ask(text), question, viewer, now=NOW, without=frozenset(without), depth=depth
    )


class EngineBehaviour:
    """Subclasses give a fixture `engine` with an empty index folder."""

    def keys(self, engine: Engine, text: str = "", viewer: Viewer = VISITOR, **chosen) -> list[str]:
        return [hit.key for hit in answer(engine, text, viewer, **chosen).results.hits]

    def facet(self, engine, field, text="", viewer=VISITOR, **chosen) -> dict[str, int]:
        found = answer(engine, text, viewer, **chosen).results.facet(field)
        return {value.value: value.count for value in found.values}

    def test_without_an_index_it_says_that_it_is_down(self, engine):
        assert not engine.is_ready()
        with pytest.raises(EngineDownError):
            self.keys(engine, "iets")

    def test_writing_twice_has_the_effect_of_once(self, engine):
        engine.update([doc(title="Parkeren")])
        engine.update([doc(title="Parkeren")])
        assert self.keys(engine, "parkeren") == ["k:1"]

    def test_a_newer_document_takes_the_place_of_the_older(self, engine):
        engine.update([doc(title="Parkeren")])
        engine.update([doc(title="Fietsen")])
        assert self.keys(engine, "parkeren") == []
        assert self.keys(engine, "fietsen") == ["k:1"]

    def test_what_is_removed_is_not_found(self, engine):
        engine.update([doc(title="Parkeren")])
        engine.update([], removed=["k:1", "k:never"])
        assert self.keys(engine, "parkeren") == []

    def test_a_rebuild_keeps_only_what_it_was_given(self, engine):
        engine.update([doc("k:1", title="Oud")])
        assert engine.rebuild([doc("k:2", title="Nieuw")]) == 1
        assert self.keys(engine) == ["k:2"]

    def test_a_rebuild_that_fails_leaves_the_old_index(self, engine):
        engine.update([doc("k:1", title="Oud")])

        def failing():
            yield doc("k:2", title="Nieuw")
            raise RuntimeError

        with pytest.raises(RuntimeError):
            engine.rebuild(failing())
        assert self.keys(engine) == ["k:1"]

    def test_what_is_removed_is_asked_for_after_the_documents_were_read(self, engine):
        engine.update([doc("k:1"), doc("k:2")])
        read = []

        def documents():
            read.append("k:1")
            yield doc("k:1")

        engine.update(documents(), removed=(key for key in ("k:1", "k:2") if key not in read))
        assert self.keys(engine) == ["k:1"]

    def test_fingerprints_change_with_the_document(self, engine):
        engine.update([doc("k:1", title="Oud"), doc("k:2")])
        before = engine.fingerprints()
        engine.update([doc("k:1", title="Nieuw")])
        after = engine.fingerprints()
        assert before.keys() == after.keys() == {"k:1", "k:2"}
        assert before["k:1"] != after["k:1"]
        assert before["k:2"] == after["k:2"]

    def test_a_fingerprint_does_not_change_with_the_moment_alone(self, engine):
        engine.update([doc(updated_at=NOW)])
        before = engine.fingerprints()
        engine.update([doc(updated_at=NOW + timedelta(days=1))])
        assert engine.fingerprints() == before

    @pytest.mark.parametrize(
        ("title", "asked"),
        [
            ("Parkeervergunningaanvraag", "parkeervergunning"),
            ("Parkeervergunningaanvraag", "vergunning aanvraag"),
            ("Parkeervergunningaanvraag", "aanvragen vergunningen"),
            ("Vergunning om te parkeren", "parkeervergunning"),
            ("Burgerparticipatie in de wijk", "participatie burgers"),
            ("Burgers en participatie", "burgerparticipatie"),
            ("Besluiten van de raad", "besluit"),
            ("Gemeenteraadsverkiezingen", "verkiezing"),
            ("Financiële verantwoording", "financiele"),
            ("Coöperatie", "cooperaties"),
            ("Foto's van de wijk", "foto"),
            ("Informatiehuishouding", "INFORMATIE"),
            ("ĳsbaan", "ijsbaan"),
            ("Wijkbudgetten", "budget voor de wijk"),
            ("Organiseren van inspraak", "organisatie inspraak"),
            ("Burgerparticipatie", "burger participatie"),
            ("Burgerservicenummer", "servicenummer burger"),
            ("Woo-verzoek", "wooverzoek"),
            ("Wooverzoek", "woo-verzoek"),
            ("Vergadering op 25 november 2026", "25-11-2026"),
            ("Vergadering op 2026-11-25", "25 november 2026"),
            ("Artikel 5.1 van de wet", "5.1"),
            ("G1000 in Uden", "g1000"),
            ("C2G en AI", "c2g"),
            ("Ideeën voor strategieën", "idee strategie"),
        ],
    )
    def test_it_finds_the_same_word_in_another_form(self, engine, title, asked):
        engine.update([doc(title=title)])
        assert self.keys(engine, asked) == ["k:1"]

    def test_a_date_and_a_number_are_one(self, engine):
        engine.update(
            [
                doc("k:other", title="Artikel 1, 5 leden. Op 11-25, in 2026"),
                doc("k:1", title="Artikel 5.1 gold op 25-11-2026"),
            ]
        )
        assert self.keys(engine, "artikel 5.1")[0] == "k:1"
        assert self.keys(engine, "25 november 2026")[0] == "k:1"

    @pytest.mark.parametrize(
        ("asked", "found"),
        [
            ("thema:participatie", ["k:1"]),
            ('thema:"open data" data', ["k:2"]),
            ("Thema:participaties data", ["k:1"]),
            ("organisatie:delft", ["k:2"]),
            ("data -thema:participatie", ["k:2"]),
            ("data -organisatie:delft", ["k:1"]),
            ("organisatie:goes", []),
            ("thema:delft", []),
        ],
    )
    def test_a_name_before_a_colon_narrows(self, engine, asked, found):
        engine.update(
            [
                doc("k:1", title="Data", themes=("Participatie",), organisation="Gemeente Goirle"),
                doc("k:2", title="Data", themes=("Open data",), organisation="Gemeente Delft"),
            ]
        )
        assert self.keys(engine, asked) == found

    def test_it_says_whether_anything_found_was_applied(self, engine):
        engine.update([doc("k:1", title="Data"), doc("k:2", title="Fietsen", reuses=2)])
        assert not answer(engine, "data").results.reusable
        assert answer(engine, "fietsen").results.reusable
        assert not answer(engine, "zeppelin").results.reusable

    def test_a_compound_stands_for_its_two_words_and_for_no_third(self, engine):
        enough = [
            doc(f"k:{number}", title="Burgerparticipatie in Delft") for number in range(ranking.FEW)
        ]
        others = [doc(f"k:o{number}", title="Burgerparticipatie in Goes") for number in range(3)]
        engine.update([*enough, *others])
        found = answer(engine, "burger participatie delft").results
        assert found.total == ranking.FEW
        assert not found.relaxed

    def test_english_is_read_as_english(self, engine):
        engine.update([doc(title="Municipalities published their policies", language="en")])
        assert self.keys(engine, "municipality policy") == ["k:1"]

    def test_the_start_of_a_text_counts_for_more_than_the_rest(self, engine):
        filler = "woord " * 60
        engine.update(
            [
                doc("k:late", title="Verslag", body=f"{filler} fietsen"),
                doc("k:early", title="Verslag", body=f"fietsen {filler}"),
            ]
        )
        assert self.keys(engine, "fietsen") == ["k:early", "k:late"]

    def test_a_whole_word_counts_for_more_than_a_part(self, engine):
        engine.update(
            [doc("k:part", title="Burgerparticipatie"), doc("k:whole", title="Participatie")]
        )
        assert self.keys(engine, "participatie") == ["k:whole", "k:part"]

    def test_the_title_counts_for_more_than_the_body(self, engine):
        engine.update(
            [
                doc("k:body", title="Iets anders", body="Over fietsen in de stad"),
                doc("k:title", title="Fietsen in de stad", body="Over iets anders"),
            ]
        )
        assert self.keys(engine, "fietsen") == ["k:title", "k:body"]

    @pytest.mark.parametrize("field", ["summary", "body", "organisation"])
    def test_it_looks_in_every_text(self, engine, field):
        engine.update([doc(**{field: "Zonnepanelen"})])
        assert self.keys(engine, "zonnepaneel") == ["k:1"]

    @pytest.mark.parametrize("field", ["themes", "tags"])
    def test_it_looks_in_labels(self, engine, field):
        engine.update([doc(**{field: ("Iets", "Zonnepanelen")})])
        assert self.keys(engine, "zonnepanelen") == ["k:1"]

    def test_a_phrase_wants_its_words_together(self, engine):
        engine.update(
            [doc("k:1", title="Wet open overheid"), doc("k:2", title="Open wet, overheid")]
        )
        assert self.keys(engine, '"wet open overheid"') == ["k:1"]

    def test_a_minus_leaves_out(self, engine):
        engine.update([doc("k:1", title="Open data"), doc("k:2", title="Open data met algoritmes")])
        assert self.keys(engine, "open data -algoritme") == ["k:1"]
        assert self.keys(engine, "-algoritme") == ["k:1"]

    def test_two_words_are_both_wanted(self, engine):
        enough = [doc(f"k:{number}", title="Open data") for number in range(ranking.FEW)]
        engine.update([*enough, doc("k:other", title="Open deuren")])
        found = answer(engine, "open data").results
        assert found.total == ranking.FEW
        assert not found.relaxed

    def test_when_few_have_both_words_those_come_first_and_the_rest_is_announced(self, engine):
        engine.update([doc("k:some", title="Open deuren"), doc("k:both", title="Open data")])
        found = answer(engine, "open data").results
        assert [hit.key for hit in found.hits] == ["k:both", "k:some"]
        assert found.relaxed
        assert found.complete == 1

    def test_when_nothing_has_all_words_it_says_so_and_gives_what_comes_near(self, engine):
        engine.update([doc("k:1", title="Open data")])
        results = answer(engine, "data zeppelin").results
        assert [hit.key for hit in results.hits] == ["k:1"]
        assert results.relaxed

    def test_when_nothing_has_all_parts_of_a_compound_one_part_will_do(self, engine):
        engine.update(
            [doc("k:1", title="Klachten als kwartaalbericht"), doc("k:2", title="Fietsen")]
        )
        found = answer(engine, "klachtenafhandeling").results
        assert [hit.key for hit in found.hits] == ["k:1"]
        assert found.relaxed

    def test_no_words_give_everything(self, engine):
        engine.update([doc("k:1"), doc("k:2")])
        assert sorted(self.keys(engine)) == ["k:1", "k:2"]

    def test_what_came_from_a_register_ranks_below_members_own_but_is_found(self, engine):
        engine.update(
            [
                doc("k:register", title="Open data", source="Register"),
                doc("k:own", title="Open data", body="Dit is een veel langere tekst " * 5),
            ]
        )
        assert self.keys(engine, "open data") == ["k:own", "k:register"]

    def test_boost_lifts(self, engine):
        engine.update([doc("k:1", title="Data"), doc("k:2", title="Data", boost=1.5)])
        assert self.keys(engine, "data") == ["k:2", "k:1"]

    def test_newest_first_when_asked(self, engine):
        old = NOW - timedelta(days=9)
        engine.update([doc("k:old", title="Data data", updated_at=old), doc("k:new", title="Data")])
        assert self.keys(engine, "data", sort="newest") == ["k:new", "k:old"]

    def test_pages_follow_each_other(self, engine):
        engine.update([doc(f"k:{number}", title="Data") for number in range(5)])
        pages = [self.keys(engine, "data", page=page, page_size=2) for page in (1, 2, 3, 4)]
        assert [len(page) for page in pages] == [2, 2, 1, 0]
        assert len({key for page in pages for key in page}) == 5

    def test_matches_are_marked_as_they_are_written(self, engine):
        engine.update([doc(title="De Besluiten", summary="Burgerparticipatie <b>telt</b>")])
        hit = answer(engine, "besluit participatie").results.hits[0]
        assert [part.text for part in hit.marked_title if part.marked] == ["Besluiten"]
        assert [part.text for part in hit.snippet if part.marked] == ["Burgerparticipatie"]
        assert "".join(part.text for part in hit.snippet) == "Burgerparticipatie <b>telt</b>"

    @pytest.mark.parametrize(
        ("fields", "seen_by"),
        [
            ({"audience": "public"}, {"visitor", "a", "b", "none", "editor"}),
            ({"audience": "members"}, {"a", "b", "editor"}),
            ({"audience": "organisation", "audience_organisation_ids": ("10",)}, {"a", "editor"}),
            ({"audience": "organisation"}, {"editor"}),
            ({"audience": "private", "owner_ids": ("2",)}, {"b", "editor"}),
            ({"audience": "private", "owner_ids": ("3",)}, {"none", "editor"}),
            ({"audience": "private", "audience_organisation_ids": ("10",)}, {"editor"}),
            ({"audience": "unheard of"}, {"editor"}),
            ({"go_live_at": NOW + timedelta(hours=1)}, set()),
            ({"go_live_at": NOW}, {"visitor", "a", "b", "none", "editor"}),
            ({"expire_at": NOW}, set()),
            ({"expire_at": NOW + timedelta(hours=1)}, {"visitor", "a", "b", "none", "editor"}),
        ],
    )
    def test_everybody_finds_and_counts_only_what_is_meant_for_them(self, engine, fields, seen_by):
        engine.update([doc(title="Kanarie", theme_ids=("7",), **fields)])
        viewers = {
            "visitor": VISITOR,
            "a": MEMBER_A,
            "b": MEMBER_B,
            "none": NO_MEMBER,
            "editor": EDITOR,
        }
        found = {name for name, viewer in viewers.items() if self.keys(engine, "kanarie", viewer)}
        counted = {
            name
            for name, viewer in viewers.items()
            if self.facet(engine, "theme", "kanarie", viewer)
        }
        assert found == counted == seen_by

    def test_what_is_left_out_is_in_no_hit_total_or_count(self, engine):
        engine.update([doc("k:1", theme_ids=("7",)), doc("k:2", theme_ids=("7",))])
        found = answer(engine, without={"k:1"}, depth=9)
        assert [hit.key for hit in found.results.hits] == ["k:2"]
        assert found.keys == ("k:2",)
        assert found.results.total == 1
        assert found.results.facet("theme").values[0].count == 1

    def test_filters_of_one_kind_widen_and_of_two_kinds_narrow(self, engine):
        engine.update(
            [
                doc("k:1", kind="case", theme_ids=("1", "2")),
                doc("k:2", kind="case", theme_ids=("2",)),
                doc("k:3", kind="page", theme_ids=("3",)),
            ]
        )
        assert sorted(self.keys(engine, themes=("1", "3"))) == ["k:1", "k:3"]
        assert self.keys(engine, themes=("1", "3"), kinds=("page",)) == ["k:3"]

    def test_a_filters_own_choice_does_not_narrow_its_counts(self, engine):
        engine.update(
            [
                doc("k:1", kind="case", theme_ids=("1", "2")),
                doc("k:2", kind="case", theme_ids=("2",)),
                doc("k:3", kind="page", theme_ids=("3",)),
            ]
        )
        assert self.facet(engine, "theme", themes=("1",)) == {"1": 1, "2": 2, "3": 1}
        assert self.facet(engine, "kind", themes=("1",)) == {"case": 1}

    def test_a_chosen_value_without_answers_stays_in_the_list(self, engine):
        engine.update([doc("k:1", title="Data", theme_ids=("1",))])
        counts = self.facet(engine, "theme", "data", themes=("9",))
        assert counts == {"1": 1, "9": 0}

    def test_partners_and_sources_can_be_chosen(self, engine):
        engine.update(
            [
                doc("k:1", organisation_id="5", partner_organisation_ids=("6",)),
                doc("k:2", source="Algoritmeregister"),
                doc("k:3", has_source=False),
            ]
        )
        assert self.keys(engine, organisations=("6",)) == ["k:1"]
        assert self.keys(engine, sources=("Algoritmeregister",)) == ["k:2"]
        assert self.facet(engine, "source") == {"leden": 1, "Algoritmeregister": 1}

    @pytest.mark.parametrize(
        ("field", "fields", "chosen", "value"),
        [
            ("year", {"year": 2024}, "years", "2024"),
            ("region", {"region": "NL-UT"}, "regions", "NL-UT"),
            ("language", {"language": "en"}, "languages", "en"),
            ("format", {"formats": ("workshop", "pdf")}, "formats", "pdf"),
            (
                "organisation_kind",
                {"organisation_kind": "province"},
                "organisation_kinds",
                "province",
            ),
        ],
    )
    def test_every_filter_counts_and_narrows(self, engine, field, fields, chosen, value):
        engine.update([doc("k:1", **fields), doc("k:2", language="nl")])
        assert self.facet(engine, field)[value] == 1
        assert self.keys(engine, **{chosen: (value,)}) == ["k:1"]
        assert self.keys(engine, **{chosen: (value,)}, kinds=("page",)) == []

    def test_most_reused_first_when_asked(self, engine):
        engine.update([doc(f"k:{times}", title="Data", reuses=times) for times in (1, 12, 3)])
        assert self.keys(engine, "data", sort="reused") == ["k:12", "k:3", "k:1"]

    def test_suggestions_are_titles_that_begin_so_for_this_viewer(self, engine):
        engine.update(
            [
                doc("k:1", title="Participatie", summary="Samen"),
                doc("k:2", title="Partijen", audience="members"),
                doc("k:3", title="Fietsen", body="Participatie"),
                doc("k:4", title="Partner"),
            ]
        )
        begun = Term(PREFIXES, "part")
        left = frozenset({"k:4"})
        hits = engine.suggest(begun, VISITOR, now=NOW, without=left)
        assert [(hit.key, hit.title, hit.summary) for hit in hits] == [
            ("k:1", "Participatie", "Samen")
        ]
        assert len(engine.suggest(begun, MEMBER_A, now=NOW)) == 3
        assert len(engine.suggest(begun, MEMBER_A, now=NOW, limit=2)) == 2

    def test_it_counts_what_the_viewer_may_see_for_every_clause(self, engine):
        engine.update(
            [
                doc("k:1", title="Data"),
                doc("k:2", title="Data", audience="members"),
                doc("k:3", title="Fiets"),
            ]
        )
        clauses = [Term(TEXT, "data"), Term(TEXT, "fiet"), Term(TEXT, "zeppelin"), Everything()]
        clauses[1] = ask("fiets").wanted
        assert engine.count(clauses, VISITOR, now=NOW) == [1, 1, 0, 2]
        assert engine.count(clauses, MEMBER_A, now=NOW) == [2, 1, 0, 3]
        left = frozenset({"k:3"})
        assert engine.count(clauses, VISITOR, now=NOW, without=left) == [1, 0, 0, 1]
        assert engine.count([], VISITOR, now=NOW) == []

    def test_words_are_given_as_they_are_written_with_the_documents_that_have_them(self, engine):
        engine.update(
            [
                doc("k:1", title="Besluiten", body="Besluiten over water"),
                doc("k:2", title="Water", audience="private"),
            ]
        )
        assert dict(engine.words()) == {"besluiten": 1, "over": 1, "water": 2}

    def test_a_mark_stays_with_the_index_and_a_new_one_has_none(self, engine):
        engine.set_mark("lost")
        assert engine.mark() == ""
        engine.update([doc("k:1")])
        assert engine.mark() == ""
        engine.set_mark("one")
        engine.update([doc("k:2")])
        assert engine.mark() == "one"
        engine.set_mark("two")
        assert engine.mark() == "two"
        engine.rebuild([doc("k:3")])
        assert engine.mark() == ""

    def test_a_mark_is_not_found_counted_or_compared(self, engine):
        engine.update([doc("k:1")])
        engine.set_mark("one")
        engine.update([doc("k:2")])
        found = answer(engine, viewer=EDITOR, depth=9)
        assert sorted(found.keys) == ["k:1", "k:2"]
        assert found.results.total == 2
        assert engine.count([Everything()], EDITOR, now=NOW) == [2]
        assert engine.fingerprints().keys() == {"k:1", "k:2"}

    def test_the_old_index_answers_while_a_new_one_is_built(self, engine):
        engine.update([doc("k:old", title="Data")])
        seen = []

        def documents():
            seen.append(self.keys(engine, "data"))
            yield doc("k:new", title="Data")
            seen.append(self.keys(engine, "data"))

        engine.rebuild(documents())
        assert seen == [["k:old"], ["k:old"]]
        assert self.keys(engine, "data") == ["k:new"]

    @pytest.mark.parametrize("boost", [0.5, 0.9, 1.3])
    def test_the_weight_of_a_document_multiplies_its_score(self, engine, boost):
        engine.update([doc("k:1", title="Data"), doc("k:2", title="Data", boost=boost)])
        scores = {hit.key: hit.score for hit in answer(engine, "data").results.hits}
        assert scores["k:2"] / scores["k:1"] == pytest.approx(boost, rel=0.01)
        everything = {hit.key: hit.score for hit in answer(engine).results.hits}
        assert everything == pytest.approx({"k:1": 1, "k:2": boost}, rel=0.01)

    def test_filters_and_viewers_do_not_change_a_score(self, engine):
        engine.update([doc("k:1", title="Data", theme_ids=("7",)), doc("k:2", title="Iets")])
        (bare,) = answer(engine, "data", EDITOR).results.hits
        (narrowed,) = answer(engine, "data", MEMBER_A, themes=("7",)).results.hits
        assert narrowed.score == pytest.approx(bare.score, rel=0.001)

    def test_a_phrase_does_not_run_from_one_text_into_the_next(self, engine):
        engine.update([doc(title="Wet open", summary="overheid nu", body="en later")])
        assert self.keys(engine, "open overheid") == ["k:1"]
        assert self.keys(engine, '"open overheid"') == []
        assert self.keys(engine, '"nu en"') == []

    def test_the_keys_of_the_first_hits_come_along_whatever_the_page(self, engine):
        engine.update([doc(f"k:{number}", title="Data") for number in range(7)])
        found = answer(engine, "data", depth=5, page=2, page_size=3)
        assert len(found.keys) == 5
        assert len(found.results.hits) == 3
        whole = [*self.keys(engine, "data", page_size=7)]
        assert list(found.keys) == whole[:5]
        assert [hit.key for hit in found.results.hits] == whole[3:6]

    def test_clauses_without_content_find_nothing(self, engine):
        engine.update([doc("k:1", title="Data")])
        empty = [Whole(), Some(()), Best(()), Some((Term(TEXT, "data"),), needed=2)]
        assert engine.count(empty, VISITOR, now=NOW) == [0, 0, 0, 0]

    def test_parts_of_a_whole_add_up_and_the_best_way_counts_for_most(self, engine):
        engine.update([doc("k:1", title="Fietsen data"), doc("k:2", title="Iets")])

        def score(clause):
            return self.score_of(engine, clause)

        one, two = Term(TEXT, stem("fietsen")), Term(TEXT, "data", 2.0)
        assert score(Some((one, two))) == pytest.approx(score(one) + score(two), rel=0.01)
        assert score(Whole(must=(one,), should=(two,))) == pytest.approx(
            score(one) + score(two), rel=0.01
        )
        assert score(Best((one, two), 0.5, 3.0)) == pytest.approx(
            3 * (score(two) + 0.5 * score(one)), rel=0.01
        )
        assert score(Phrase(TEXT, (stem("fietsen"), "data"), 0.5)) == pytest.approx(
            score(two) / 2, rel=0.01
        )

    def score_of(self, engine, clause):
        found = engine.search(Asked(clause), SearchQuery(""), VISITOR, now=NOW)
        return found.results.hits[0].score

    def test_a_question_of_24_words_that_each_mean_ten_things_is_answered(self, engine):
        engine.update([doc("k:1", title="Data"), doc("k:2", title="Fietsen")])
        words = [
            Best(tuple(self.meaning(word, way) for way in range(10)), tie=0.15)
            for word in range(24)
        ]
        asked = Asked(Some((*words, Term(TEXT, "data"))))
        found = engine.search(asked, SearchQuery(""), VISITOR, now=NOW)
        assert [hit.key for hit in found.results.hits] == ["k:1"]

    def meaning(self, word, way):
        spelled = f"woord{word}x{way}"
        loose = Best((Term(TEXT, spelled), Term("parts", spelled, 0.7)), tie=0.15)
        return Some((loose, Term(WORDS, spelled, 0.1), Term(TITLE, spelled, 0.3)))
