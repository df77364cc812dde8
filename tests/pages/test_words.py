"""Words on screen: plain Dutch, none of the words of the machine room."""

import re
from functools import cache

from bs4 import BeautifulSoup, Comment

from tests.pages.crawling import Answer

NEVER = re.compile(
    r"\b(slug|tag|snippet|submit|item|content|user|claim(?:en)?|intake|match)(?:s|es|en|ed)?\b",
    re.IGNORECASE,
)
# What Django, Wagtail and allauth say when nobody translated it.
ENGLISH = re.compile(
    r"\b(Sign (?:in|up|out|In|Up|Out)|Log (?:in(?! (?:en|om) )|out|In|Out)|Forgot|Your |Please |This field|"
    r"Continue|Cancel|Delete|Password|Email address|E-mail address|Required|Optional|Menu:|"
    r"Next|Previous|Search|Remember me|Verify|Confirm|Change|Invalid|Error)\b"
)
LEFT_OVER = re.compile(r"\bNone\b|\[\]|\{\{|\}\}|\{%|%\(\w+\)s|object at 0x|&(?:amp|lt|quot|#x27);")
# The name of a standard, and a citation in the notation of BibTeX.
NAMES = "Web Content Accessibility Guidelines"
NOTATION = ["script", "style", "template", "noscript", "pre", "code"]
SPOKEN = ("alt", "aria-label", "placeholder", "title", "data-label", "value")
# Marked as another language: a story somebody wrote in English or Papiamentu.
OTHER_LANGUAGE = re.compile(r"^(?!nl)")


@cache  # three tests read the same pages
def visible_text(html: str) -> str:
    """Give what a person reads or hears on a page."""
    soup = BeautifulSoup(html, "lxml")
    for tag in soup(NOTATION):
        tag.decompose()
    for tag in soup.body.find_all(lang=OTHER_LANGUAGE):
        tag.decompose()
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    hidden = soup.find_all("input", type="hidden") + soup.find_all("option")
    silent = {id(tag) for tag in hidden}
    said = [
        str(tag[name])
        for name in SPOKEN
        for tag in soup.find_all(attrs={name: True})
        if id(tag) not in silent and (name != "value" or tag.get("type") == "submit")
    ]
    return "\n".join([soup.get_text("\n"), *said]).replace(NAMES, "")


def found(pages: list[Answer], words: re.Pattern[str]) -> dict[str, list[str]]:
    """Give every line with such a word, and where it stands."""
    lines: dict[str, list[str]] = {}
    for page in pages:
        for line in visible_text(page.body).splitlines():
            if words.search(line):
                lines.setdefault(line.strip()[:140], []).append(page.url)
    return {line: sorted(set(urls))[:3] for line, urls in lines.items()}


def everywhere(crawls) -> list[Answer]:
    return [page for crawl in crawls.values() for page in crawl.pages]


def test_words_of_the_machine_room_are_never_on_screen(crawls):
    assert found(everywhere(crawls), NEVER) == {}


def test_nothing_is_left_in_english(crawls):
    assert found(everywhere(crawls), ENGLISH) == {}


def test_nothing_is_left_of_the_code(crawls):
    assert found(everywhere(crawls), LEFT_OVER) == {}


def test_such_words_would_be_seen():
    html = (
        "<html><body><p>Kies een tag</p><img alt='Sign in'><p>Bedrag: None</p>"
        "<p lang='en'>Your content</p><script>var user</script></body></html>"
    )
    page = Answer("/x/", "x", 200, "text/html", html, ())
    assert found([page], NEVER) == {"Kies een tag": ["/x/"]}
    assert found([page], ENGLISH) == {"Sign in": ["/x/"]}
    assert found([page], LEFT_OVER) == {"Bedrag: None": ["/x/"]}
