"""Follow every link of the served site, as somebody, and keep what came back."""

from __future__ import annotations

import http.client
from collections import Counter, deque
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup
from django.urls import Resolver404, resolve

PARSED = ("text/html",)
REDIRECTS = {301, 302, 303, 307, 308}
# The CMS has screens by the hundred, made by Wagtail; its front, our queue and our idea rounds are ours.
CMS_FRONT = ("/cms/", "/cms/wachtrij/", "/cms/ideeen/")
# Pages of Wagtail share a route, and each is another page; so do the sections of a meeting and of a case.
FULL = {"wagtail_serve": 6, "desk:section": 2, "host:section": 2}
LINKING = (("a", "href"), ("link", "href"), ("script", "src"), ("img", "src"), ("form", "action"))


@dataclass(frozen=True)
class Answer:
    """What one address gave."""

    url: str
    route: str
    status: int
    kind: str
    body: str
    cookies: tuple[str, ...]
    location: str = ""

    @cached_property
    def soup(self) -> BeautifulSoup:
        """Give the page as a tree."""
        return BeautifulSoup(self.body, "lxml")

    @property
    def is_page(self) -> bool:
        """Say whether a person reads it."""
        return self.kind in PARSED and self.status == 200

    @property
    def targets(self) -> set[str]:
        """Give the places on the page that a link can point at."""
        named = self.soup.find_all(attrs={"name": True})
        return {tag["id"] for tag in self.soup.find_all(id=True)} | {tag["name"] for tag in named}

    def links(self) -> list[str]:
        """Give every address the page mentions, as written from the root."""
        found = [
            tag[attribute]
            for name, attribute in LINKING
            for tag in self.soup.find_all(name)
            if tag.get(attribute) and _is_followed(tag)
        ]
        for tag in self.soup.find_all(srcset=True):
            found += [part.split()[0] for part in tag["srcset"].split(",") if part.strip()]
        return [urljoin(self.url, link.strip()) for link in found]


def _is_followed(tag) -> bool:
    """Leave out forms that change something."""
    return tag.name != "form" or tag.get("method", "get").lower() == "get"


def route_of(path: str) -> str:
    """Name the page type of an address; pages of Wagtail share one route, the front page is its own."""
    if path.startswith("/static/"):
        return "static"
    try:
        name = resolve(path).view_name
    except Resolver404:
        return "nowhere"
    return "front" if path == "/" else name


@dataclass
class Crawl:
    """Everything somebody can reach from the front page, a sample of each page type."""

    site: str
    cookie: str = ""
    most: int = 12
    starts: tuple[str, ...] = ("/",)
    known: frozenset[str] = (
        frozenset()
    )  # page types somebody else was shown: of these one is enough
    answers: dict[str, Answer] = field(default_factory=dict)
    anchors: set[tuple[str, str, str]] = field(default_factory=set)
    outside: set[str] = field(default_factory=set)
    linked_from: dict[str, str] = field(default_factory=dict)

    def run(self) -> Crawl:
        """Follow links breadth first."""
        waiting = deque(self.starts)
        seen, taken = set(waiting), Counter()
        connection = http.client.HTTPConnection(urlsplit(self.site).netloc, timeout=60)
        while waiting:
            url = waiting.popleft()
            route = route_of(urlsplit(url).path)
            taken[route] += 1
            if taken[route] > self._most_of(route):
                continue
            answer = self.answers[url] = self._ask(connection, url, route)
            for link in self._next(answer):
                if link not in seen:
                    seen.add(link)
                    self.linked_from[link] = url
                    waiting.append(link)
        connection.close()
        return self

    def _most_of(self, route: str) -> int:
        if route in FULL:
            return FULL[route]
        return 1 if route in self.known else self.most

    def _ask(self, connection: http.client.HTTPConnection, url: str, route: str) -> Answer:
        # A page that takes long to read here must not find the connection closed by then.
        headers = {"Connection": "close", **({"Cookie": self.cookie} if self.cookie else {})}
        connection.request("GET", url, headers=headers)
        response = connection.getresponse()
        raw = response.read()
        kind = response.headers.get_content_type()
        return Answer(
            url=url,
            route=route,
            status=response.status,
            kind=kind,
            body=raw.decode() if kind in PARSED else "",
            cookies=tuple(response.headers.get_all("Set-Cookie") or ()),
            location=response.headers.get("Location", ""),
        )

    def _next(self, answer: Answer) -> list[str]:
        if answer.status in REDIRECTS:
            return self._inside(answer, [urljoin(answer.url, answer.location)])
        if not answer.is_page:
            return []
        links = self._inside(answer, answer.links())
        return [] if answer.url.startswith("/cms/") else links

    def _inside(self, answer: Answer, links: list[str]) -> list[str]:
        found = []
        for link in links:
            url, anchor = urldefrag(link.removeprefix(self.site))
            if urlsplit(url).scheme:
                self.outside.add(url)
            elif not url.startswith("/cms/") or url in CMS_FRONT:
                found.append(url or answer.url)
                if anchor:
                    self.anchors.add((answer.url, url or answer.url, anchor))
        return found

    @property
    def routes(self) -> frozenset[str]:
        """Give every page type that was shown; who was sent on to sign in saw none."""
        return frozenset(answer.route for answer in self.pages)

    @property
    def pages(self) -> list[Answer]:
        """Give every page a person reads, without the CMS."""
        return [a for a in self.answers.values() if a.is_page and not a.url.startswith("/cms/")]

    def largest(self) -> dict[str, Answer]:
        """Give one page per type: the one with most on it."""
        found: dict[str, Answer] = {}
        for answer in self.pages:
            if answer.route not in found or len(answer.body) > len(found[answer.route].body):
                found[answer.route] = answer
        return found
