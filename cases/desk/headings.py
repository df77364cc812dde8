"""Which heading of a pasted text belongs to which question."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from bs4 import BeautifulSoup
from bs4.element import Tag

CLOSE_ENOUGH = 0.72
FILLERS = frozenset({"onze", "ons", "mijn", "de", "en"})
# What people call these parts in their own documents.
NAMES: dict[str, tuple[str, ...]] = {
    "problem": ("wat was het probleem", "probleem", "aanleiding", "vraagstuk", "waarom", "opgave"),
    "context": ("waar speelde het", "context", "achtergrond", "situatie", "inleiding", "omgeving"),
    "approach": (
        "wat heb je gedaan",
        "wat is er gedaan",
        "aanpak",
        "werkwijze",
        "wat we deden",
        "uitvoering",
    ),
    "result": (
        "wat kwam eruit",
        "resultaat",
        "resultaten",
        "opbrengst",
        "uitkomsten",
        "effect",
        "wat leverde het op",
    ),
    "went_wrong": (
        "wat ging er mis",
        "wat ging mis",
        "knelpunten",
        "tegenvallers",
        "wat viel tegen",
        "obstakels",
    ),
    "lessons": (
        "wat heb je geleerd",
        "wat is er geleerd",
        "geleerde lessen",
        "lessen",
        "leerpunten",
        "conclusie",
        "aanbevelingen",
    ),
    "repeat": (
        "wat heeft een ander nodig om dit te doen",
        "wat heb je nodig",
        "zelf doen",
        "benodigdheden",
        "randvoorwaarden",
        "tips voor anderen",
    ),
    "summary": ("samenvatting", "in het kort", "kort"),
}


def question_of(heading: str) -> str:
    """Give the question a heading comes close to, or nothing."""
    letters = "".join(c if c.isalpha() else " " for c in heading.casefold())
    words = " ".join(word for word in letters.split() if word not in FILLERS)
    best, score = "", CLOSE_ENOUGH
    for question, names in NAMES.items():
        for name in names:
            likeness = SequenceMatcher(None, words, name).ratio()
            if likeness >= score:
                best, score = question, likeness
    return best


def spread(html: str, *, first: str = "approach") -> dict[str, str]:
    """Divide clean rich text over the questions by its headings; other headings stay in the text."""
    parts: dict[str, list[str]] = {}
    question = first
    for node in _blocks(html):
        found = question_of(node.get_text(" ")) if node.name in {"h3", "h4"} else ""
        if found:
            question = found
        else:
            parts.setdefault(question, []).append(str(node))
    return {question: "".join(blocks) for question, blocks in parts.items()}


def _blocks(html: str) -> Iterator[Tag]:
    for node in BeautifulSoup(html, "html.parser").children:
        if isinstance(node, Tag):
            yield node
