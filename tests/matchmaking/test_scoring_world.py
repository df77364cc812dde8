"""What a world of items and targets answers: a small Dutch one, made by hand."""

from datetime import date

import pytest

from matchmaking.scoring.kinds import (
    ADVISOR,
    CASE_CASE,
    INITIATIVE_ORGANISATION,
    KINDS,
    OFFER_NEED,
    ORGANISATION_INITIATIVE,
)
from matchmaking.scoring.parts import PARTS
from matchmaking.scoring.scored import Scored
from matchmaking.scoring.subject import Subject, subject_of
from matchmaking.scoring.topics import suggested, topic_world
from matchmaking.scoring.weights import stored, weights_of
from matchmaking.scoring.world import World


def case(key: str, title: str, text: str = "", *topics: str, place: str = "") -> Subject:
    return subject_of(key, title, text, language="nl", topics=topics, place=place)


ITEMS = [
    case("woo", "Woo-verzoeken sneller afhandelen", "Documenten anoniem maken", "woo", place="Ede"),
    case("lakken", "Documenten lakken", "Persoonsgegevens weglakken", "woo", place="Ede"),
    case("fiets", "Fietspaden meten", "Sensoren langs het fietspad", "verkeer", place="Delft"),
    case("brug", "Bruggen op afstand bedienen", "Sensoren op de brug", "verkeer", place="Delft"),
]
TARGETS = [
    case("ede", "Gemeente Ede", place="Ede"),
    case("delft", "Gemeente Delft", place="Delft"),
    case("nieuw", "Gemeente Nieuw", "Wij werken aan fietspaden", place="Goes"),
]
LINKS = [("woo", "ede"), ("lakken", "ede"), ("fiets", "delft"), ("brug", "delft")]


def world() -> World:
    return World.of(ITEMS, TARGETS, LINKS)


def keys(found: list[Scored]) -> list[str]:
    return [each.key for each in found]


def test_what_did_alike_comes_first_and_says_why() -> None:
    """The evidence names only what both sides have, and neighbours that are really linked."""
    query = case("q", "Anonieme documenten bij Woo-verzoeken", "", "woo", "verkeer", place="Ede")
    best = world().ranked(query, kind=INITIATIVE_ORGANISATION)[0]
    assert best.key == "ede"
    assert best.evidence["neighbours"] == ("woo", "lakken")
    assert best.evidence["profile_topics"] == ("woo",)
    assert best.evidence["place"] == ("Ede",)
    assert "topics" not in best.evidence
    assert best.score == pytest.approx(sum(best.parts.values()))
    # A target that did nothing yet is found by its own words.
    found = world().ranked(case("q", "Nieuwe fietspaden"), kind=INITIATIVE_ORGANISATION)
    assert found[keys(found).index("nieuw")].evidence["terms"]


def test_what_is_linked_or_left_out_is_not_returned() -> None:
    """Nobody meets what they have, themselves, or what they do not want."""
    assert "ede" not in keys(world().ranked(ITEMS[0], kind=INITIATIVE_ORGANISATION))
    assert "ede" not in keys(world().ranked(TARGETS[0], kind=INITIATIVE_ORGANISATION))
    query = case("q", "Documenten lakken")
    assert "ede" not in keys(
        world().ranked(query, kind=INITIATIVE_ORGANISATION, without={"ede", "stranger"})
    )
    assert len(world().ranked(query, kind=INITIATIVE_ORGANISATION, number=1)) == 1


def test_an_empty_world_and_an_empty_question_answer() -> None:
    """A profile with nothing filled in gets what is known best, in a fixed order."""
    for kind in KINDS.values():
        assert World.of([], [], []).ranked(Subject("q"), kind=kind) == []
        assert keys(world().ranked(Subject("q"), kind=kind))[:2] == ["delft", "ede"]


def test_the_order_of_reading_changes_nothing() -> None:
    """Same input, same output: equals stand by key."""
    query = case("q", "Sensoren en documenten", "", "woo", "verkeer")
    turned = World.of(ITEMS[::-1], TARGETS[::-1], LINKS[::-1])
    for kind in (INITIATIVE_ORGANISATION, CASE_CASE):
        one, other = world().ranked(query, kind=kind), turned.ranked(query, kind=kind)
        assert keys(one) == keys(other)
        assert [each.score for each in one] == pytest.approx([each.score for each in other])


def test_a_change_is_seen_at_once() -> None:
    """Adding, replacing and removing change what is found, and what it rests on."""
    one = world()
    query = case("q", "Chatbot voor inwoners", "", "chatbot", place="Goes")
    one.add_item(case("bot", "Een chatbot voor inwoners", "", "chatbot"), ["nieuw"])
    best = one.ranked(query, kind=INITIATIVE_ORGANISATION)[0]
    assert (best.key, best.evidence["neighbours"]) == ("nieuw", ("bot",))
    one.replace(case("bot", "Huisvuil ophalen", "", "afval"))
    found = {each.key: each for each in one.ranked(query, kind=INITIATIVE_ORGANISATION)}
    assert "profile_topics" not in found["nieuw"].evidence
    assert one.ranked(case("q", "Huisvuil"), kind=CASE_CASE)[0].evidence["neighbours"] == ("bot",)
    one.remove("bot")
    assert "neighbours" not in found_by(one, query, "nieuw")
    one.replace(case("ede", "Gemeente Ede", "Chatbot", place="Ede"))
    assert found_by(one, case("q", "Woo documenten"), "ede")["neighbours"]
    one.remove("ede")
    assert "ede" not in keys(one.ranked(query, kind=INITIATIVE_ORGANISATION))
    one.add_target(case("ede", "Gemeente Ede"), ["woo"])
    assert found_by(one, case("q", "Woo documenten"), "ede")["neighbours"] == ("woo",)


def found_by(one: World, query: Subject, key: str) -> dict[str, tuple[str, ...]]:
    found = {each.key: each for each in one.ranked(query, kind=INITIATIVE_ORGANISATION)}
    return dict(found[key].evidence)


def test_of_a_common_word_the_texts_it_says_most_of_are_kept(monkeypatch) -> None:
    """What a hundred thousand texts hold is not read for one question; rare words are read first."""
    monkeypatch.setattr("matchmaking.scoring.shelf.LONGEST_LIST", 2)
    padding = ("Een", "Twee woorden", "Drie woorden erbij", "Vier woorden staan erbij")
    texts = [case(f"c{at}", f"Subsidie {more}") for at, more in enumerate(padding)]
    one = World.of([], [*texts, case("zeldzaam", "Subsidie watertoren")], [])
    cards = [one.targets.facts[at] for at in range(5)]
    # "Subsidie" stands in all five; the two shortest are kept, and what is rare leads to itself.
    assert list(one.targets.alike(cards[4]).nonzero()[0]) == [0, 1, 4]
    # Nothing is read beyond what the budget allows, the rarest word first.
    assert not one.targets.alike(cards[4], 0).any()
    assert list(one.targets.alike(cards[4], 1).nonzero()[0]) == [4]


def test_an_item_that_lost_its_only_link_for_a_moment_leaves_nothing_behind() -> None:
    """Renewed one after the other, an organisation is found once and nothing counts double."""
    small = world()
    small.remove("ede")
    small.add_target(TARGETS[0], ["woo", "lakken"])
    for item in ITEMS[:2]:
        small.remove(item.key)
        small.add_item(item, ["ede"])
    small.remove("ede")
    small.add_target(TARGETS[0], ["woo", "lakken"])
    query = case("q", "Anonieme documenten bij Woo-verzoeken", "", "woo", place="Ede")
    found = small.ranked(query, kind=INITIATIVE_ORGANISATION)
    fresh = world().ranked(query, kind=INITIATIVE_ORGANISATION)
    assert keys(found) == keys(fresh)
    assert found[0].score == pytest.approx(fresh[0].score)


def test_what_peers_have_together_is_suggested() -> None:
    """Who has one of two that mostly go together is offered the other, with who has both."""
    organisations = [subject_of(f"g{at}", f"Gemeente {at}", sort="gemeente") for at in range(6)]
    initiatives = [case(key, key) for key in ("lakken", "mailen", "parkeren")]
    links = [(f"g{at}", key) for at in range(4) for key in ("lakken", "mailen")]
    one = World.of(organisations, initiatives, [*links, ("g4", "lakken"), ("g5", "parkeren")])
    best = one.ranked(organisations[4], kind=ORGANISATION_INITIATIVE)[0]
    assert (best.key, best.evidence["together"]) == ("mailen", ("lakken",))


def test_levels_and_dates_decide_between_equals() -> None:
    """Who can explain helps who wants to learn; what is new goes before what is old."""
    people = [
        subject_of("ook", "Woo", topics=["woo"], levels=[("woo", "wants_to_learn")]),
        subject_of("kan", "Woo", topics=["woo"], levels=[("woo", "can_explain")]),
    ]
    asks = subject_of("q", "Woo", topics=["woo"], levels=[("woo", "wants_to_learn")])
    for kind in (ADVISOR, OFFER_NEED):
        assert keys(World.of([], people, []).ranked(asks, kind=kind)) == ["kan", "ook"]
    dated = [
        subject_of("a", "Woo", updated=date(2020, 1, 1)),
        subject_of("b", "Woo", updated=date(2026, 1, 1)),
        subject_of("c", "Woo"),
    ]
    assert keys(World.of([], dated, []).ranked(asks, kind=OFFER_NEED)) == ["b", "a", "c"]


def test_topics_are_suggested_with_the_texts_that_have_them() -> None:
    """What like texts have is proposed; what the text has already is not."""
    names = [case("woo", "Wet open overheid"), case("verkeer", "Verkeer")]
    one = topic_world(ITEMS, names)
    best = suggested(case("q", "Documenten lakken"), one)
    assert best[0].key == "woo"
    assert set(best[0].evidence["neighbours"]) <= {"woo", "lakken"}
    assert "woo" not in keys(suggested(case("q", "Documenten lakken", "", "woo"), one))


def test_the_weights_belong_to_parts_that_exist() -> None:
    """A renamed part would silently count for nothing."""
    for name, row in stored()["kinds"].items():
        assert set(row["weights"]) == set(KINDS[name].parts)
    for kind in KINDS.values():
        assert set(kind.parts) <= set(PARTS)
        assert weights_of(kind)
