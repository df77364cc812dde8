"""Writing without JavaScript: light marks go in, rich text comes out, and back again."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alliantie.rich_text import clean_story
from cases.desk.light_text import story_from_text
from cases.desk.light_writing import text_of

EMBED = '<embed alt="Een [plein]" embedtype="image" format="left" id="7"/>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("een\n\ntwee", "<p>een</p><p>twee</p>"),
        ("een\r\ntwee", "<p>een<br/>twee</p>"),
        ("### Kop\ntekst", "<h3>Kop</h3><p>tekst</p>"),
        ("# Kop", "<h3>Kop</h3>"),
        ("#### Kop", "<h4>Kop</h4>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("• a\n* b", "<ul><li>a</li><li>b</li></ul>"),
        ("1. a\n2) b", "<ol><li>a</li><li>b</li></ol>"),
        ("- a\n  - b\n- c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
        ("dit is **vet** en _schuin_", "<p>dit is <b>vet</b> en <i>schuin</i></p>"),
        ("snake_case_naam en 2*3*4", "<p>snake_case_naam en 2*3*4</p>"),
        ("[site](https://a.nl)", '<p><a href="https://a.nl">site</a></p>'),
        ("zie https://a.nl/b.", '<p>zie <a href="https://a.nl/b">https://a.nl/b</a>.</p>'),
        ("[x](javascript:alert)", "<p>[x](javascript:alert)</p>"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
        ("tekst <script>alert(1)</script>", "<p>tekst &lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("<p>geplakt <b>vet</b></p>", "<p>geplakt <b>vet</b></p>"),
        ("![Een \\[plein\\]](beeld 7 left)", EMBED),
        ("[mee](pagina 3)", '<p><a linktype="page" id="3">mee</a></p>'),
    ],
)
def test_what_comes_out(text, html, db):
    assert story_from_text(text) == html


@pytest.mark.parametrize(
    "html",
    [
        "<p>een</p><h3>Kop</h3><ul><li>a<ol><li>b</li></ol></li></ul><p>x<br/>y</p>",
        "<p># geen kop</p>",
        "<p>- geen lijst</p>",
        "<p>1. geen lijst</p>",
        "<p>a ** b _ c [d](e) \\ f</p>",
        '<p><b>a <i>b</i></b> <a href="https://a.nl/?x=1&amp;y=2">c</a></p>',
        f"<p>a</p>{EMBED}",
    ],
)
def test_there_and_back(html, db):
    assert clean_story(html) == html
    assert story_from_text(text_of(html)) == html


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(alphabet="ab1 \n-#*_[]()!.\\<>&•", max_size=40))
def test_saving_again_changes_nothing(text, db):
    once = story_from_text(text)
    assert story_from_text(text_of(once)) == once


@pytest.mark.parametrize("sign", ["[", "![", " **a", "_a", "\\"])
def test_a_page_of_opening_signs_takes_no_time(sign, db):
    start = time.process_time()
    story_from_text(sign * 20_000)
    assert time.process_time() - start < 3
