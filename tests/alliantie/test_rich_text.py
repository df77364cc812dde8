"""What people paste becomes text the CMS can reopen, or is refused with a sentence."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from alliantie.rich_text import FEATURES, LONGEST, RichTextRefusedError, clean_story
from cases.models.case import STORY_FEATURES

PICTURE = '<embed alt="" embedtype="image" format="fullwidth" id="7"/>'


def test_features_are_those_of_the_story():
    assert list(FEATURES) == STORY_FEATURES


@pytest.mark.parametrize(
    ("given_html", "kept"),
    [
        ("", ""),
        ("   ", ""),
        ("<p>\u00a0</p>", ""),
        ("los woord", "<p>los woord</p>"),
        ("<div>een<div>twee</div></div>", "<p>een</p><p>twee</p>"),
        ("<h1>A</h1><h2>B</h2><h5>C</h5>", "<h3>A</h3><h3>B</h3><h4>C</h4>"),
        ("<p><strong>x</strong> <em>y</em></p>", "<p><b>x</b> <i>y</i></p>"),
        ("<p>a<br>b</p>", "<p>a<br/>b</p>"),
        ("<li>los</li>", "<p>los</p>"),
        (
            "<ul><li>a<ul><li>b</li></ul></li></ul>",
            "<ul><li>a<ul><li>b</li></ul></li></ul>",
        ),
        ("<ul><ul><li>b</li></ul></ul>", "<ul><li>b</li></ul>"),
        ("<b><p>alles</p><p>vet</p></b>", "<p>alles</p><p>vet</p>"),
        ('<a href="javascript:alert(1)">x</a>', "<p>x</p>"),
        ('<a href="//elders.nl">x</a>', "<p>x</p>"),
        (
            '<a href="https://a.nl/?x=1&amp;y=2">x</a>',
            '<p><a href="https://a.nl/?x=1&amp;y=2">x</a></p>',
        ),
        ('<a linktype="page" id="3">x</a>', '<p><a linktype="page" id="3">x</a></p>'),
        ('<a linktype="page" id="3 or 1">x</a>', "<p>x</p>"),
        ("<script>alert(1)</script><p>a</p>", "<p>a</p>"),
        ('<p onclick="x">a</p><iframe src="//b"></iframe>', "<p>a</p>"),
        ("a\x00b\x1bc\u202ed", "<p>abcd</p>"),
        ("<p>1 &lt; 2 &amp; 3</p>", "<p>1 &lt; 2 &amp; 3</p>"),
        ('<embed embedtype="image" id="7" format="x" alt="">', PICTURE),
        ('<ul><li>a <embed embedtype="image" id="7"></li></ul>', f"<ul><li>a</li></ul>{PICTURE}"),
        ('<embed embedtype="media" url="https://x">', ""),
        ('<img src="https://volg.me/x.gif">', ""),
    ],
)
def test_what_is_kept(given_html, kept, db):
    assert clean_story(given_html) == kept


def test_cleaning_twice_changes_nothing(db):
    once = clean_story("<div>a<h2>b</h2><ul><li><p>c</p><ol><li>d</li></ol></li></ul></div>")
    assert clean_story(once) == once


def test_a_table_becomes_lines(db):
    rows = "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>"
    assert clean_story(rows).count("<p>") == 2


def test_too_long_is_refused_with_a_sentence():
    with pytest.raises(RichTextRefusedError, match="te lang"):
        clean_story("a" * (LONGEST + 1))


@pytest.mark.parametrize("tags", ["<b>", "<ul><li>", "<div>", "<b><p>"])
def test_endless_nesting_is_refused(tags):
    with pytest.raises(RichTextRefusedError, match="opmaak"):
        clean_story(tags * 20_000 + "x")


@pytest.mark.parametrize("tags", ["<p>", "<li>", "<tr>", "<br>", "<p>a", "</b>"])
def test_much_of_the_same_is_read_in_time(tags, db):
    start = time.monotonic()
    clean_story(tags * 5_000)
    assert time.monotonic() - start < 5


TAGS = st.sampled_from(
    ["p", "div", "h1", "h4", "ul", "ol", "li", "b", "strong", "em", "a", "br", "td", "script"]
)
PIECES = st.one_of(
    st.text(max_size=8),
    TAGS.map("<{}>".format),
    TAGS.map("</{}>".format),
    st.just('<a href="https://a.nl">'),
    st.just('<embed embedtype="image" id="9" format="left">'),
)


def test_pasted_hard_spaces_take_no_time():
    start = time.process_time()
    html = "<p>" + "\u00a0" * 24 + "woord</p>"
    assert clean_story(html) == html
    assert clean_story("<p>" + "\u00a0" * 500 + "</p>") == ""
    assert time.process_time() - start < 1


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(pieces=st.lists(PIECES, max_size=25))
def test_whatever_is_kept_can_be_reopened(pieces, db):
    try:
        clean = clean_story("".join(pieces))
    except RichTextRefusedError:
        return
    ContentstateConverter(FEATURES).from_database_format(clean)
    assert clean_story(clean) == clean


def test_more_markup_than_any_story_has_is_refused_quickly():
    with pytest.raises(RichTextRefusedError, match="te veel opmaak"):
        clean_story("<p><b>x</b></p>" * 3_100)
