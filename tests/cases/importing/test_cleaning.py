import time

import pytest

from cases.importing.cleaning import clean_line, clean_text, cut, first_sentences
from cases.importing.story import paragraphs

DIRTY = [
    # markup
    ("Regel een<br/>regel twee", "Regel een\nregel twee"),
    ("<p>Alinea</p><p>Nog een</p>", "Alinea\n\nNog een"),
    ("<ul><li>een<li>twee</ul>", "- een\n- twee"),
    ("<b>vet</b> en <i class='x'>schuin</i>", "vet en schuin"),
    ("voor<script>alert(1)</script>na", "voorna"),
    ("voor<style>p{}</style>na", "voorna"),
    ("<script>nooit gesloten", ""),
    ("<img src=x onerror=alert(1)>tekst", "tekst"),
    ("<!-- weg -->blijft", "blijft"),
    ("5 < 6 en 7 > 3", "5 < 6 en 7 > 3"),
    ("<onbekend>blijft", "<onbekend>blijft"),
    # entities, once and twice
    ("Jan &amp; Piet", "Jan & Piet"),
    ("Jan &amp;amp; Piet", "Jan & Piet"),
    ("a&nbsp;b", "a b"),
    ("&lt;br/&gt;weg", "weg"),
    ("&#39;zo&#x27;", "'zo'"),
    ("&#0;", "\ufffd"),
    # UTF-8 read as something else
    ("cafÃ©", "café"),
    ("CuraÃ§ao", "Curaçao"),
    ("Itâ€™s", "It’s"),
    ("â€œhoiâ€\x9d", "“hoi”"),
    ("ÃƒÂ©Ã©n", "één"),
    ("â‚¬ 5", "€ 5"),
    ("Â© 2020", "© 2020"),
    ("ðŸ˜€", "😀"),
    ("ï»¿kop", "kop"),
    ("één coördinator", "één coördinator"),
    ("naïef Übermensch Ångström", "naïef Übermensch Ångström"),
    ("”PÅ”", "”PÅ”"),
    # what nobody can see
    ("nul\x00byte", "nulbyte"),
    ("bel\x07 en esc\x1b", "bel en esc"),
    ("om\u202egekeerd\u2066", "omgekeerd"),
    ("nul\u200bbreed af\u00adbreken", "nulbreed afbreken"),
    ("los\ud800 deel", "los deel"),
    # one form, one kind of space
    ("cafe\u0301", "café"),
    ("  veel\t \u00a0 spaties  ", "veel spaties"),
    ("een\r\ntwee\rdrie\u2028vier", "een\ntwee\ndrie\nvier"),
    ("een\n\n\n\n\ntwee", "een\n\ntwee"),
    # what registers write for nothing
    ("N/A", ""),
    ("nan", ""),
    ("Not Specified", ""),
    ("\u00a0", ""),
    ("", ""),
]


@pytest.mark.parametrize(("dirty", "clean"), DIRTY)
def test_clean_text(dirty, clean):
    assert clean_text(dirty) == clean


@pytest.mark.parametrize(("dirty", "clean"), DIRTY)
def test_clean_text_stays_as_it_is(dirty, clean):
    assert clean_text(clean) == clean


def test_clean_line_is_one_line():
    assert clean_line("een<br>twee\n\ndrie") == "een twee drie"


@pytest.mark.parametrize(
    "evil",
    [
        *("<" * 100_000, "<script" * 15_000, "<script>" * 12_000, "&" * 100_000, "Ã" * 100_000),
        *("<!--" * 25_000, ". A" * 33_000, "\n" * 100_000, "&amp;" * 20_000, "<p " * 33_000),
    ],
)
def test_hundred_kilobytes_of_spite_take_no_time(evil):
    start = time.process_time()
    first_sentences(paragraphs(clean_text(evil)), 280)
    assert time.process_time() - start < 1.5


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("kort", 10, "kort"),
        ("precies tien", 12, "precies tien"),
        ("een lange titel met woorden", 20, "een lange titel met…"),
        ("woord, en dan een komma", 7, "woord…"),
        ("x" * 30, 10, "x" * 9 + "…"),
    ],
)
def test_cut_at_a_word(text, limit, short):
    assert cut(text, limit) == short
    assert len(short) <= limit


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("Een zin.", "Een zin."),
        ("Dit is de eerste zin. Dit is de tweede zin die te lang is.", "Dit is de eerste zin."),
        ("Geen punt in zicht in deze hele lange rij woorden", "Geen punt in zicht in deze…"),
    ],
)
def test_first_sentences(text, summary):
    assert first_sentences(text, 30) == summary


def test_paragraphs_escape_and_make_lists():
    text = "Kop & <b>\n- een\n• twee\nEinde"
    expected = "<p>Kop &amp; &lt;b&gt;</p><ul><li>een</li><li>twee</li></ul><p>Einde</p>"
    assert paragraphs(text) == expected
