"""Write rich text in the light marks of light_text, so that it reads back as it was."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag

from .light_text import DEEPER, HEADING, ITEM

LEVELS = {"h3": "### ", "h4": "#### "}


def text_of(html: str) -> str:
    """Write clean rich text in light marks."""
    soup = BeautifulSoup(html, "html.parser")
    return "\n\n".join(filter(None, (_written(node) for node in soup.children)))


def _written(node: PageElement) -> str:
    if not isinstance(node, Tag):
        return _escaped(str(node)).strip()
    if node.name in LEVELS:
        return LEVELS[node.name] + _inside(node).replace("\n", " ")
    if node.name in {"ul", "ol"}:
        return "\n".join(_items(node, 0))
    if node.name == "embed":
        alt = re.sub(r"([\\\]\[])", r"\\\1", str(node.get("alt", "")))
        shape = node.get("format", "fullwidth")
        return f"![{alt}](beeld {node.get('id')}{'' if shape == 'fullwidth' else f' {shape}'})"
    return "\n".join(_line_start(line) for line in _inside(node).split("\n"))


def _items(node: Tag, depth: int) -> Iterator[str]:
    for number, item in enumerate(node.find_all("li", recursive=False), start=1):
        mark = "-" if node.name == "ul" else f"{number}."
        own = "".join(_word(child) for child in item.children if not _is_list(child))
        yield f"{DEEPER * depth}{mark} {own.strip().replace(chr(10), ' ')}"
        for child in item.children:
            if isinstance(child, Tag) and _is_list(child):
                yield from _items(child, depth + 1)


def _is_list(node: PageElement) -> bool:
    return isinstance(node, Tag) and node.name in {"ul", "ol"}


def _inside(node: Tag) -> str:
    return "".join(_word(child) for child in node.children).strip()


def _word(node: PageElement) -> str:
    if isinstance(node, NavigableString):
        return _escaped(str(node))
    if not isinstance(node, Tag):
        return ""
    if node.name == "br":
        return "\n"
    inside = "".join(_word(child) for child in node.children)
    if node.name == "a":
        return _written_link(node, inside)
    mark = {"b": "**", "i": "_"}.get(node.name, "")
    bare = inside.strip()
    return inside.replace(bare, f"{mark}{bare}{mark}") if mark and bare else inside


def _written_link(node: Tag, inside: str) -> str:
    if node.get("linktype") == "page":
        return f"[{inside}](pagina {node.get('id')})"
    address = str(node.get("href", ""))
    return address if inside == address else f"[{inside}]({address})"


def _escaped(words: str) -> str:
    """Keep signs that only look like marks."""
    return re.sub(r"\\(?=[\\*_\[\]!#\-.)•\d])|\*\*|(?<!\w)_(?=\S)|\[(?=[^\]]*\]\()", _shield, words)


def _shield(found: re.Match[str]) -> str:
    return "".join(f"\\{sign}" for sign in found[0])


def _line_start(line: str) -> str:
    """Keep a paragraph that begins as a heading or a list would."""
    if HEADING.fullmatch(line.strip()) or ITEM.fullmatch(line):
        if number := re.match(r"(\s*\d+)([.)])", line):
            return f"{number[1]}\\{line[number.end(1) :]}"
        return re.sub(r"^(\s*)", r"\1\\", line, count=1)
    return line
