"""Every page that can be reached: it is there, it is whole, and it keeps to itself."""

import re
from urllib.parse import urlsplit

import pytest

from tests.pages.crawling import CMS_FRONT, REDIRECTS, Answer, Crawl
from tests.pages.visiting import own_origin

EVERYBODY = ["visitor", "member", "editor"]


def dead_links(crawl: Crawl) -> list[str]:
    return [
        f"{answer.status} {answer.url} (linked from {crawl.linked_from.get(answer.url)})"
        for answer in crawl.answers.values()
        if answer.status != 200 and answer.status not in REDIRECTS
    ]


def dead_anchors(crawl: Crawl) -> list[str]:
    return sorted(
        f"{source} -> {url}#{anchor}"
        for source, url, anchor in crawl.anchors
        if (page := crawl.answers.get(url)) and page.is_page and anchor not in page.targets
    )


def faults(page: Answer) -> list[str]:
    """Name what every page must have and this one has not."""
    soup = page.soup
    first = soup.body.find(["a", "button", "input", "select", "textarea"])
    checks = {
        "no title": bool(soup.title and soup.title.get_text(strip=True)),
        "not one h1": len(soup.find_all("h1")) == 1,
        "no language": bool(soup.html.get("lang")),
        "skip link not first": first is not None and first.get("href") == "#inhoud",
        "skip link leads nowhere": soup.find(id="inhoud") is not None,
    }
    return [f"{page.url}: {fault}" for fault, holds in checks.items() if not holds]


@pytest.mark.parametrize("who", EVERYBODY)
def test_no_link_is_dead(crawls, who):
    assert dead_links(crawls[who]) == []
    assert dead_anchors(crawls[who]) == []


@pytest.mark.parametrize("who", EVERYBODY)
def test_every_page_is_whole(crawls, who):
    assert [fault for page in crawls[who].pages for fault in faults(page)] == []


def test_pages_of_each_kind_were_reached(crawls):
    """A crawl that finds nothing would be green: these must be among what was found."""
    routes = {answer.route for answer in crawls["visitor"].pages}
    assert routes >= {
        *("front", "search:search", "cases:overview", "cases:case", "cases:ask"),
        *("themes:overview", "themes:detail", "organisations:overview", "organisations:detail"),
        *("cases:dilemmas", "cases:dilemma", "cases:dilemma_values"),
        *("events:overview", "quarters:overview", "quarters:report"),
        *("wagtail_serve", "account_login", "account_signup"),
    }
    assert "/mijn/" in {answer.url for answer in crawls["member"].pages}
    for url in CMS_FRONT:
        assert crawls["editor"].answers[url].status == 200


def test_titles_tell_pages_apart(crawls):
    titles: dict[str, set[str]] = {}
    for page in crawls["visitor"].pages:
        titles.setdefault(page.soup.title.get_text(" ", strip=True), set()).add(
            urlsplit(page.url).path
        )
    assert {title: paths for title, paths in titles.items() if len(paths) > 1} == {}


def test_visitor_gets_no_cookie_but_to_guard_a_form(crawls):
    given = [
        answer.url
        for answer in crawls["visitor"].answers.values()
        if answer.cookies and not answer.soup.find("form", method=re.compile("post", re.IGNORECASE))
    ]
    assert given == []


def test_reading_pages_give_no_cookie_at_all(crawls):
    reading = {"front", "search:search", "cases:overview", "cases:case", "themes:overview"} | {
        *("themes:detail", "organisations:overview", "organisations:detail", "wagtail_serve"),
        *("cases:dilemmas", "cases:dilemma", "cases:dilemma_values"),
        *("events:overview", "events:series", "quarters:report"),
    }
    assert [a.url for a in crawls["visitor"].pages if a.route in reading and a.cookies] == []


def test_browser_has_nothing_to_complain_about(visits):
    said = {
        v.page.name: errors
        for v in visits
        if (errors := [e for e in v.errors if not _expected(v, e)])
    }
    assert said == {}


def _expected(seen, error: str) -> bool:
    """A page that says something was not found or not accepted answers with that status."""
    named = seen.page.name
    return "Failed to load resource" in error and (
        named in {"not-found", "error", "maintenance"} or named.startswith("refused")
    )


def test_every_picture_comes(visits):
    assert {v.page.name: v.broken for v in visits if v.broken} == {}


def test_nothing_is_asked_from_elsewhere(visits, site_served):
    outside = {
        file.url for v in visits for file in v.loaded if not own_origin(file.url, site_served.url)
    }
    assert outside == set()


def test_bad_page_would_be_seen():
    bad = "<html><body><a href='/x'>x</a><h1>1</h1><h1>2</h1></body></html>"
    page = Answer("/", "front", 200, "text/html", bad, ())
    assert len(faults(page)) == 5
    crawl = Crawl("http://x", answers={"/": page, "/weg/": Answer("/weg/", "", 404, "", "", ())})
    crawl.anchors.add(("/", "/", "nergens"))
    assert len(dead_links(crawl)) == 1
    assert len(dead_anchors(crawl)) == 1
    assert not own_origin("https://fonts.example.org/a.woff2", "http://127.0.0.1:8000")
