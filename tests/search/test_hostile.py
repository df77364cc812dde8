"""Nothing that can be typed or put in an address breaks search, or makes it slow."""

import os
from pathlib import Path
from time import perf_counter

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alliantie.visibility import VISITOR
from search.finding import find
from search.parameters import FILTERS, address, cut_off, read_query, wanted_page
from search.presenting import chosen_filters, filter_groups, orders, page_of, tabs
from search.suggesting import closest, suggest

# A public collection of naughty strings that is not ours to keep: named by a variable, or in a folder
# of data beside the project, and read when it is there.
BESIDE = sorted(Path(__file__).resolve().parents[3].glob("*/data/testsuites/strings"))
FOLDER = Path(os.environ.get("HOSTILE_STRINGS") or next(iter(BESIDE), "no folder"))
NAMES = ["q", "pagina", "volgorde", "letterlijk", *FILTERS.values()]
ADDRESSES = ("/zoeken/", "/zoeken/suggesties/", "/zoeken/suggesties/browser/", "/zoeken/feed/")
# Characters that mean something to an engine, a database, HTML or an address.
SHARP = '"-+~^*?:\\/()[]{}<>&|!=,;%#@\x00\x0b\ud800\ufffe\u202e\u0130ﬀĳ’“”„👩‍👩‍👧 ' + "a1"
MOST_SECONDS = 1.0
QUICK = settings(
    max_examples=300,
    deadline=1000,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def texts() -> st.SearchStrategy[str]:
    return st.text(max_size=400) | st.text(alphabet=SHARP, max_size=400)


@pytest.fixture
def world(fill, site_home):
    fill("Open data", "Parkeervergunning", body="Een zin met woorden", theme_ids=("7",), year=2024)


def answer(params: QueryDict) -> None:
    """Do all that the pages do with a question."""
    query = read_query(params)
    results, _found = find(query, VISITOR)
    groups = filter_groups(results)
    chosen_filters(query, groups)
    tabs(query, results)
    orders(query, results)
    page_of(results, query)
    cut_off(params)
    wanted_page(params)
    suggest(query.text, VISITOR)
    closest(query.text, VISITOR)
    assert read_query(QueryDict(address(query)[1:])).text == query.text


def asked(name: str, text: str) -> QueryDict:
    params = QueryDict(mutable=True)
    params[name] = text
    return params


@QUICK
@given(text=texts(), name=st.sampled_from(NAMES))
def test_any_text_in_any_place_is_answered(world, text, name):
    answer(asked(name, text))


@QUICK
@given(
    texts=st.lists(texts(), max_size=30),
    page=st.integers() | st.text(max_size=30),
    words=st.lists(
        st.sampled_from(["open", "data", '"', "-", "parkeer", "vergunning"]), max_size=40
    ),
)
def test_any_mixture_is_answered(world, texts, page, words):
    params = asked("q", " ".join(words))
    params["pagina"] = str(page)
    for name, text in zip(NAMES[2:] * 5, texts, strict=False):
        params.appendlist(name, text)
    answer(params)


def hostile_lines() -> list[str]:
    lines: list[str] = []
    for path in sorted(FOLDER.glob("*.txt")):
        lines += path.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    return [line for line in dict.fromkeys(lines) if line and not line.startswith("#")]


@pytest.mark.skipif(not FOLDER.is_dir(), reason="HOSTILE_STRINGS names no folder here")
def test_known_hostile_strings_are_answered_in_time(world):
    lines = hostile_lines()
    assert len(lines) > 100
    slow = {}
    for number, line in enumerate(lines):
        start = perf_counter()
        answer(asked("q" if number % 4 else NAMES[number // 4 % len(NAMES)], line))
        slow[line] = perf_counter() - start
    assert {line: took for line, took in slow.items() if took > MOST_SECONDS} == {}


@pytest.mark.skipif(not FOLDER.is_dir(), reason="HOSTILE_STRINGS names no folder here")
@pytest.mark.parametrize("address", ADDRESSES)
def test_known_hostile_strings_break_no_page(world, client, address):
    lines = hostile_lines()
    for number, line in enumerate(lines[:: max(1, len(lines) // 40)]):
        text = line.encode("utf-8", "surrogateescape")
        for name in {"q", NAMES[number % len(NAMES)]}:
            start = perf_counter()
            response = client.get(address, {name: text})
            assert response.status_code in {200, 400}, line
            assert perf_counter() - start < MOST_SECONDS, line


@pytest.mark.parametrize(
    "text", ["a " * 50_000, "ab" * 50_000, '"' * 50_000, "-" * 50_000, "’" * 50_000, "é" * 50_000]
)
def test_very_long_questions_take_no_time(world, text):
    start = perf_counter()
    answer(asked("q", text))
    assert perf_counter() - start < MOST_SECONDS
