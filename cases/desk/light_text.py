"""Rich text as plain text with light marks, so that the story can be written without JavaScript.

An empty line ends a paragraph, `### ` makes a heading, `- ` and `1. ` make lists (two spaces deeper),
`**vet**`, `_schuin_`, `[woorden](adres)`; pictures and links to pages stand as `![tekst](beeld 7)` and
`[woorden](pagina 3)`. What goes through both ways comes out as it went in.
"""

import re
from html import escape

from alliantie.rich_text import LONGEST, clean_story

LOOKS_LIKE_HTML = re.compile(
    r"\s*<(p|h[1-6]|ul|ol|li|div|b|i|a|strong|em|br|table|embed|span|blockquote)\b", re.IGNORECASE
)
HEADING = re.compile(r"(#{1,6})\s+(.*)")
ITEM = re.compile(r"( *)(?:([-*•])|(\d{1,3})[.)])\s+(.*)")
PICTURE = re.compile(r"!\[((?:\\.|[^\]\\])*)\]\(beeld (\d+)(?: (left|right|fullwidth))?\)")
# No mark may hold its own opening sign: else a page of those takes the square of its length.
INLINE = re.compile(
    r"\\([\\*_\[\]!#\-.)•\d])"
    r"|\*\*(?=\S)((?:(?!\*\*).)+)(?<=\S)\*\*"
    r"|(?<![\w])_(?=\S)([^_\n]+?)(?<=\S)_(?![\w])"
    r"|\[((?:\\.|[^\[\]\\])+)\]\((?:pagina (\d+)|((?:https?://|mailto:|/)[^\s)]+))\)"
    r"|(https?://[^\s<>\"]*[^\s<>\".,;:!?)\]])"
)
DEEPER = "  "


def story_from_text(text: str) -> str:
    """Give clean rich text out of what was typed or pasted, in light marks or in HTML."""
    is_ready = len(text) > LONGEST or LOOKS_LIKE_HTML.match(text)
    return clean_story(text if is_ready else html_of(text))


def html_of(text: str) -> str:
    """Read the light marks."""
    blocks: list[str] = []
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    position = 0
    while position < len(lines):
        taken, block = _block(lines, position)
        blocks.append(block)
        position += taken
    return "".join(blocks)


def _block(lines: list[str], start: int) -> tuple[int, str]:
    """Read one block; give how many lines it took."""
    line = lines[start]
    if not line.strip():
        return 1, ""
    if heading := HEADING.fullmatch(line.strip()):
        level = "h4" if len(heading[1]) > len("###") else "h3"
        return 1, f"<{level}>{_marked(heading[2])}</{level}>"
    if picture := PICTURE.fullmatch(line.strip()):
        alt, number, shape = picture.groups()
        alt = escape(re.sub(r"\\(.)", r"\1", alt))
        return (
            1,
            f'<embed embedtype="image" id="{number}" format="{shape or "fullwidth"}" alt="{alt}">',
        )
    matches = ITEM.fullmatch if ITEM.fullmatch(line) else _words
    taken = [line]
    for following in lines[start + 1 :]:
        if not matches(following):
            break
        taken.append(following)
    if matches is _words:
        return len(taken), f"<p>{'<br>'.join(_marked(words.strip()) for words in taken)}</p>"
    return len(taken), _lists(taken)


def _words(line: str) -> bool:
    bare = line.strip()
    return bool(bare) and not (
        HEADING.fullmatch(bare) or ITEM.fullmatch(line) or PICTURE.fullmatch(bare)
    )


def _lists(lines: list[str]) -> str:
    """Read a list; each two spaces go one deeper."""
    out: list[str] = []
    opened: list[str] = []
    for line in lines:
        item = ITEM.fullmatch(line)
        if item is None:
            continue
        depth = min(len(item[1]) // len(DEEPER), len(opened)) + 1
        kind = "ul" if item[2] else "ol"
        while len(opened) > depth or (len(opened) == depth and opened[-1] != kind):
            out.append(f"</li></{opened.pop()}>")
        if len(opened) == depth:
            out.append("</li>")
        while len(opened) < depth:
            out.append(f"<{kind}>")
            opened.append(kind)
        out.append(f"<li>{_marked(item[4])}")
    while opened:
        out.append(f"</li></{opened.pop()}>")
    return "".join(out)


def _marked(words: str) -> str:
    """Read the marks inside a line."""
    out: list[str] = []
    position = 0
    for found in INLINE.finditer(words):
        out.append(escape(words[position : found.start()], quote=False))
        out.append(_mark(found))
        position = found.end()
    out.append(escape(words[position:], quote=False))
    return "".join(out)


def _mark(found: re.Match[str]) -> str:
    plain, bold, italic, label, page, address, bare = found.groups()
    if plain is not None:
        return escape(plain, quote=False)
    if bold is not None:
        return f"<b>{_marked(bold)}</b>"
    if italic is not None:
        return f"<i>{_marked(italic)}</i>"
    if bare is not None:
        return f'<a href="{escape(bare)}">{escape(bare)}</a>'
    target = f'linktype="page" id="{page}"' if page else f'href="{escape(address)}"'
    return f"<a {target}>{_marked(label)}</a>"
