"""Rich text from people: a small subset, in the form Wagtail keeps, that its editor can always reopen."""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape

import nh3
from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag
from django.utils.translation import gettext as _
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from .nesting import DEEPEST, depth_of

FEATURES = ("h3", "h4", "bold", "italic", "ol", "ul", "link", "image")
LONGEST = 200_000
# Each tag costs about 0.2 ms to read; so many is a story of a hundred pages.
MOST_TAGS = 12_000
DEEPEST_LIST = 3
HEADINGS = {"h1": "h3", "h2": "h3", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4"}
INLINE = {"b": "b", "strong": "b", "i": "i", "em": "i"}
LISTS = frozenset({"ul", "ol"})
# Blocks that have no form of their own here become paragraphs.
BLOCKS = frozenset({"p", "div", "blockquote", "section", "article", "tr", "pre", "li", "dt", "dd"})
STRUCTURE = frozenset({*HEADINGS, *LISTS, *BLOCKS, "embed"})
STRUCTURE_NAMES = sorted(STRUCTURE)
ALLOWED = {*STRUCTURE, *INLINE, "a", "br"}
ATTRIBUTES = {"a": {"href", "linktype", "id"}, "embed": {"embedtype", "id", "alt", "format"}}
SCHEMES = {"http", "https", "mailto"}
ADDRESS = re.compile(r"(?:https?://|mailto:|/(?!/))\S+", re.IGNORECASE)
NUMBER = re.compile(r"[1-9][0-9]{0,9}")
FORMATS = frozenset({"left", "right", "fullwidth"})
SPACE = re.compile(r"[ \t\r\n\f]+")
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\u202a-\u202e\u2066-\u2069]"
)
# One way to read each sign: two ways double the time with every hard space that was pasted.
EMPTY = re.compile(r"(?:<br/>|\s)*")


class RichTextRefusedError(ValueError):
    """A text we cannot keep; `sentence` is fit for the screen."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def clean_story(html: str) -> str:
    """Give the text in Wagtail's own form with headings, lists, bold, italic, links and pictures only.

    Raises RichTextRefusedError for what is too long or what Wagtail's editor could not reopen.
    """
    if len(html) > LONGEST:
        raise RichTextRefusedError(
            _("Deze tekst is te lang: hoogstens %(limit)s tekens. Voeg de rest toe als bestand.")
            % {"limit": f"{LONGEST:,}".replace(",", ".")}
        )
    if depth_of(html) > DEEPEST:
        raise RichTextRefusedError(_unreadable())
    kept = nh3.clean(
        INVISIBLE.sub("", html),
        tags=ALLOWED,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=None,
    )
    if kept.count("<") > MOST_TAGS:
        raise RichTextRefusedError(
            _(
                "Deze tekst heeft te veel opmaak. Plak hem zonder opmaak of voeg hem toe als bestand."
            )
        )
    try:
        clean = "".join(_blocks(BeautifulSoup(kept, "html.parser")))
        _converter().from_database_format(clean)
    except (AssertionError, RecursionError, KeyError, ValueError):
        raise RichTextRefusedError(_unreadable()) from None
    return clean


def _unreadable() -> str:
    return _("De opmaak van deze tekst kunnen we niet lezen. Plak hem zonder opmaak.")


@lru_cache(maxsize=1)
def _converter() -> ContentstateConverter:
    return ContentstateConverter(FEATURES)


def _blocks(parent: Tag) -> Iterator[str]:
    """Give the blocks under an element; loose words between them become paragraphs."""
    loose: list[str] = []
    for child in parent.children:
        if not _is_structure(child):
            loose.append(_inline(child))
            continue
        yield from _paragraph(loose)
        loose = []
        yield from _block(child)
    yield from _paragraph(loose)


def _is_structure(node: PageElement) -> bool:
    """Say whether a node is a block; bold around blocks, as word processors paste it, is too."""
    return isinstance(node, Tag) and (
        node.name in STRUCTURE or node.find(STRUCTURE_NAMES) is not None
    )


def _block(node: PageElement) -> Iterator[str]:
    if not isinstance(node, Tag):
        return
    if node.name in HEADINGS:
        yield from _wrapped(HEADINGS[node.name], _inline_children(node))
        yield from _embeds(node)
    elif node.name in LISTS:
        yield from _list(node, 1)
        yield from _embeds(node)
    elif node.name == "embed":
        yield _embed(node)
    else:
        yield from _blocks(node)


def _paragraph(pieces: list[str]) -> Iterator[str]:
    yield from _wrapped("p", "".join(pieces))


def _wrapped(name: str, inside: str) -> Iterator[str]:
    if not EMPTY.fullmatch(inside):
        yield f"<{name}>{inside.strip(' ')}</{name}>"


def _list(node: Tag, depth: int) -> Iterator[str]:
    items = "".join(_item(child, depth) for child in node.children if isinstance(child, Tag))
    if items:
        yield f"<{node.name}>{items}</{node.name}>"


def _item(node: Tag, depth: int) -> str:
    """Give one entry; a list within it stays a list while it is not too deep."""
    if node.name in LISTS:
        return "".join(_item(child, depth) for child in node.children if isinstance(child, Tag))
    words: list[str] = []
    deeper = ""
    for child in node.children:
        if isinstance(child, Tag) and child.name in LISTS and depth < DEEPEST_LIST:
            deeper += "".join(_list(child, depth + 1))
        else:
            words.append(_inline(child))
    inside = "".join(words).strip(" ")
    if EMPTY.fullmatch(inside) and not deeper:
        return ""
    return f"<li>{inside}{deeper}</li>"


def _inline_children(node: Tag) -> str:
    return "".join(_inline(child) for child in node.children)


def _inline(node: PageElement) -> str:
    if isinstance(node, NavigableString):
        return escape(SPACE.sub(" ", str(node)), quote=False)
    if not isinstance(node, Tag) or node.name == "embed":
        return ""
    if node.name == "br":
        return "<br/>"
    inside = _inline_children(node)
    if node.name in INLINE and not EMPTY.fullmatch(inside):
        mark = INLINE[node.name]
        return f"<{mark}>{inside}</{mark}>"
    if node.name == "a" and not EMPTY.fullmatch(inside):
        return _link(node, inside)
    return f"{inside} " if node.name in BLOCKS else inside


def _link(node: Tag, inside: str) -> str:
    number, address = str(node.get("id", "")), str(node.get("href", "")).strip()
    if node.get("linktype") == "page" and NUMBER.fullmatch(number):
        return f'<a linktype="page" id="{number}">{inside}</a>'
    if ADDRESS.fullmatch(address):
        return f'<a href="{escape(address)}">{inside}</a>'
    return inside


def _embeds(node: Tag) -> Iterator[str]:
    """Give the pictures inside a heading or a list, where the editor knows no place for them."""
    for found in node.find_all("embed"):
        yield _embed(found)


def _embed(node: Tag) -> str:
    number, shape = str(node.get("id", "")), str(node.get("format", ""))
    if node.get("embedtype") != "image" or not NUMBER.fullmatch(number):
        return ""
    alt = escape(INVISIBLE.sub("", str(node.get("alt", "")))[:250])
    shape = shape if shape in FORMATS else "fullwidth"
    return f'<embed alt="{alt}" embedtype="image" format="{shape}" id="{number}"/>'
