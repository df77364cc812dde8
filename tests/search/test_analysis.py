"""The Dutch analysis as tables of truth."""

from pathlib import Path

import pytest

from search.analysis.analyzer import parts, parts_of, terms, words
from search.analysis.compounds import split
from search.analysis.folding import clean, fold
from search.analysis.highlighting import mark, snippet
from search.analysis.stems import stem
from search.analysis.wordlist import constituents
from search.asking.building import telling
from search.query import MAX_LENGTH, read

HOSTILE = [
    "",
    " ",
    "\x00",
    "\ud800",
    "-",
    '"',
    '""',
    '-"',
    '"' * 999,
    "- - -",
    "?!*()[]{}^~:/\\",
    "AND OR NOT",
    "title:geheim",
    "a" * 1_000_000,
    "woord " * 200_000,
    "İstanbul ß ﬁ ĳ Ⅷ ½",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
    "مرحبا 你好",
    "é" * 5000,
    "'’'’''",
    "'s-Hertogenbosch",
    "\u202eoverheid",
]
BLNS = Path(__file__).parents[3] / "shared/data/testsuites/strings/blns.txt"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("besluit", "besluiten"),
        ("gemeente", "gemeenten"),
        ("algoritme", "algoritmes"),
        ("parkeren", "parkeer"),
        ("probleem", "problemen"),
        ("voorbeeld", "voorbeelden"),
        ("praktijkvoorbeeld", "praktijkvoorbeelden"),
        ("stad", "steden"),
        ("overheid", "overheden"),
        ("organiseren", "organisatie"),
        ("informatie", "informeren"),
        ("beheer", "beheren"),
        ("aanvraag", "aanvragen"),
        ("initiatief", "initiatieven"),
        ("app", "apps"),
        ("proces", "processen"),
        ("gegeven", "gegevens"),
    ],
)
def test_inflections_share_a_stem(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("raad", "rad"), ("overheid", "overleg"), ("vergunning", "vergadering"), ("wet", "weten")],
)
def test_different_words_keep_different_stems(one, other):
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("parkeervergunningaanvraag", ("parkeer", "vergunning", "aanvraag")),
        ("burgerparticipatie", ("burger", "participatie")),
        ("gemeenteraadsverkiezingen", ("gemeente", "raad", "verkiezingen")),
        ("persoonsgegevens", ("persoon", "gegevens")),
        ("omgevingsvergunning", ("omgeving", "vergunning")),
        ("klachtenregeling", ("klacht", "regeling")),
        ("bestuursrecht", ("bestuurs", "recht")),
        ("kinderopvang", ("kinder", "opvang")),
        ("overheidsinstellingen", ("overheid", "instellingen")),
        ("besluiten", ()),
        ("verslagen", ()),
        ("overheid", ()),
        ("participatie", ()),
        ("standaard", ()),
        ("bestemming", ()),
        ("digitalisering", ()),
        ("wethouder", ()),
        ("kort", ()),
        ("linkoping", ()),  # no link with a form of "open"
    ],
)
def test_compounds_are_cut_and_other_words_are_not(word, pieces):
    assert split(word) == pieces


def test_shorter_compounds_inside_a_compound_are_found_too():
    found = parts_of("parkeervergunningaanvraag")
    assert {stem("parkeervergunning"), stem("vergunningaanvraag"), stem("aanvraag")} <= set(found)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Financiële", "financiele"),
        ("COÖPERATIE", "cooperatie"),
        ("ĳs", "ijs"),
        ("Æther", "aether"),
        ("naïef", "naief"),
        ("Straße", "strasse"),
        ("smørrebrød", "smorrebrod"),
    ],
)
def test_every_spelling_of_a_letter_is_one(written, plain):
    assert fold(written) == plain


def test_hyphens_and_apostrophes_part_words():
    assert terms("WOZ-waarde foto's auto’s") == terms("woz waarde foto auto")


def test_a_question_loses_words_that_say_nothing_unless_nothing_else_is_left():
    assert telling(words("Hoe vraag ik een vergunning aan?")) == ["vraag", "vergunning"]
    assert telling(words("wat is het")) == ["wat", "is", "het"]


def test_a_question_is_taken_apart():
    question = read('open “wet open” -geheim -"zeer geheim"')
    assert question.words == ("open",)
    assert question.phrases == ("wet open",)
    assert question.excluded == ("geheim", "zeer geheim")


def test_a_minus_inside_a_word_is_no_exclusion():
    assert read("woz-waarde").words == ("woz-waarde",)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_can_break_the_analysis(text):
    question = read(text)
    assert sum(map(len, question.words)) <= MAX_LENGTH
    for term in (*terms(text[:10_000]), *parts(text[:10_000]), *words(text[:10_000])):
        assert term.strip()
        assert " " not in term
        term.encode()
    wanted = frozenset(terms(text[:100]))
    assert "".join(part.text for part in mark(text[:1000], wanted)) == clean(text[:1000])
    snippet(text, wanted)


def test_the_list_of_naughty_strings_cannot_break_it():
    if not BLNS.exists():
        pytest.skip("the list of naughty strings is not on this machine")
    for line in BLNS.read_text(encoding="utf-8", errors="surrogateescape").splitlines():
        read(line)
        terms(line)
        snippet(line, frozenset(terms(line)))


def test_marking_shows_whole_words_as_written():
    marked = mark("Besluiten over burgerparticipatie", frozenset({stem("besluit"), stem("burger")}))
    assert [part.text for part in marked if part.marked] == ["Besluiten", "burgerparticipatie"]


def test_a_snippet_stands_around_most_matches():
    text = "fiets " + "leeg " * 200 + "fiets en brug " + "leeg " * 200
    found = snippet(text, frozenset({"fiet", stem("fiets"), stem("brug")}))
    assert [part.text for part in found if part.marked] == ["fiets", "brug"]
    assert found[0].text.startswith("…")
    assert found[-1].text.endswith("…")


def test_no_match_no_snippet():
    assert snippet("niets hier", frozenset({"zeppelin"})) == ()


def test_the_word_list_takes_what_builds_compounds():
    many = [f"water{tail}" for tail in ("schap", "kering", "peil", "plan", "weg", "beheer")]
    tails = ["kering", "peil", "plan", "beheer"]
    found = constituents(["water", "Amsterdam", "x", "a-b", *tails, *many])
    assert "water" in found
    assert "schap" not in found
    assert "waterpeil" not in found


def test_what_no_page_can_carry_is_cleaned_away():
    assert clean("a\x00b\ud800c\x1bd") == "a b c d"
    assert clean("e\u0301") == "é"
    assert mark("a\x00b", frozenset())[0].text == "a b"
