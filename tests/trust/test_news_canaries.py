"""Lines and short news that wait, were refused or withdrawn come out of no output."""

import pytest

from news.choices import NewsState
from tests.factories.news import make_item, make_line, make_round
from tests.trust.test_canaries import OUTPUTS, said
from tests.trust.world import make_world

HIDDEN = [state for state in NewsState if state != NewsState.SHOWN]
WORDS = {f"{kind}{state}": (kind, state) for kind in ("regel", "bericht") for state in HIDDEN}
MORE = {
    "news": "/actualiteiten/",
    "news by theme": "/actualiteiten/?thema={theme.slug}",
    "feed of news": "/actualiteiten/feed/",
    "newest round": "/rondje/{month}/",
    "search for a word of all": "/zoeken/?q=zwaluwnest",
    "suggestions of a word of all": "/zoeken/suggesties/?q=zwaluwnest",
    "feed of a word of all": "/zoeken/feed/?q=zwaluwnest",
    "search news": "/zoeken/?soort=news",
}
PUBLIC = "zwaluwnest voor iedereen"


@pytest.fixture
def world(site_home, run_tasks):
    made = make_world()
    author, about = made.actors["member_a"], make_round()
    for word, (kind, state) in WORDS.items():
        given = {"text": f"zwaluwnest {word}x", "author": author, "state": state}
        if kind == "bericht":
            item = make_item(**given, organisation=made.organisation, themes=[made.theme])
            made.cases[word] = item
    # One line a person and round: each state in a round of its own, with a shown line beside it.
    for number, state in enumerate(HIDDEN, start=1):
        old = make_round(about.month.replace(year=about.month.year - number))
        make_line(old, f"zwaluwnest regel{state}x", author=author, state=state)
    make_line(about, f"Regel {PUBLIC}", author=author)
    shown = make_item(f"Bericht {PUBLIC}", author=author, themes=[made.theme])
    from search.registry import key_of
    from search.services import queue_index_many

    items = [made.cases[word] for word, (kind, _) in WORDS.items() if kind == "bericht"]
    queue_index_many(keys=[key_of(item) for item in [*items, shown]])
    run_tasks()
    return made, str(about)


def everything(world) -> dict[str, str]:
    made, month = world
    told = {"theme": made.theme, "organisation": made.organisation, "month": month}
    return {name: url.format(**told) for name, url in (OUTPUTS | MORE).items()}


@pytest.mark.parametrize("actor", ["visitor", "member_a", "member_b", "former", "suspended"])
def test_no_output_tells_what_does_not_stand_on_the_site(world, client, actor):
    if world[0].actors[actor] is not None:
        client.force_login(world[0].actors[actor])
    leaks = [
        (name, word)
        for name, url in everything(world).items()
        for text in [said(client, url)]
        for word in WORDS
        if f"{word}x" in text
    ]
    assert leaks == []


@pytest.mark.parametrize("actor", ["visitor", "member_b", "editor"])
def test_months_of_lines_that_wait_are_not_there(world, client, actor):
    made, month = world
    if made.actors[actor] is not None:
        client.force_login(made.actors[actor])
    year, _, number = month.partition("-")
    assert client.get(f"/rondje/{int(year) - 1}-{number}/").status_code == 404


def test_what_stands_on_the_site_does_come_out(world, client):
    urls = everything(world)
    for name in ("news", "news by theme", "feed of news", "search for a word of all", "front page"):
        assert f"Bericht {PUBLIC}" in said(client, urls[name]), name
    for name in ("newest round", "front page", "organisation"):
        assert f"Regel {PUBLIC}" in said(client, urls[name]), name


def test_pages_of_hidden_news_are_for_the_writer_and_editors(world, client):
    made, _month = world
    pages = [made.cases[word] for word, (kind, _) in WORDS.items() if kind == "bericht"]
    for who, status in {"visitor": 404, "member_b": 404, "member_a": 200, "editor": 200}.items():
        client.logout()
        if made.actors[who] is not None:
            client.force_login(made.actors[who])
        assert {client.get(page.get_absolute_url()).status_code for page in pages} == {status}
