"""Make readable text of what registers hand over: markup, entities, double encoding, odd characters."""

import html
import re
import unicodedata


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BLOCKS = _words(
    "address article blockquote br dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr ol p pre section table td th tr ul"
)
INLINE = _words(
    "a abbr acronym b big body button center cite code del em embed font frame head html i iframe "
    "img input ins label link marquee math meta object option q s select small span strike strong "
    "sub sup svg textarea title tt u video"
)
UNREAD = frozenset({"script", "style", "template", "noscript"})
# `[^<>]*` stops at the next bracket, so that a cell full of brackets is read once.
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})(?![a-zA-Z0-9-])[^<>]*>|<!--[^<>]*-->")

# UTF-8 read as Windows-1252: what the bytes 80-BF look like then.
_TRAIL = "".join(
    bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in range(0x80, 0xC0)
)
_TRAILS = f"[{re.escape(_TRAIL)}]"
# After Ä and Å a closing quote is ordinary Swedish and German; after Â and Ã nothing is ordinary.
_LETTERS = f"[{re.escape(''.join(c for c in _TRAIL if c not in '”’»…–—'))}]"
DOUBLE = re.compile(f"[ÂÃ]{_TRAILS}|[ÄÅ]{_LETTERS}|[âï]{_TRAILS}{{2}}|ð{_TRAILS}{{3}}")
ROUNDS = 2  # text is seldom encoded three times

DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
INVISIBLE = "\u00ad\u200b\u2060-\u2064\ufeff\ufff9-\ufffb"
UNWANTED = re.compile(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff{DIRECTIONS}{INVISIBLE}]"
)
LINE_ENDS = re.compile("\r\n?|\x85|\u2028|\u2029|\x0b|\x0c")
SPACES = re.compile(r"[^\S\n]+")
EMPTY_LINES = re.compile(r"\n{3,}")
ABSENT = frozenset({"", "-", "n/a", "na", "nvt", "n.v.t.", "nan", "none", "null", "not specified"})


def clean_text(value: str) -> str:
    """Give text in lines and paragraphs, without markup and without characters nobody can see."""
    text = LINE_ENDS.sub("\n", value)
    for _round in range(ROUNDS):
        text = html.unescape(DOUBLE.sub(_decoded, without_markup(text)))
    text = UNWANTED.sub("", LINE_ENDS.sub("\n", without_markup(text)))
    text = unicodedata.normalize("NFC", text)
    lines = (SPACES.sub(" ", line).strip() for line in text.split("\n"))
    text = EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip()
    return "" if text.casefold() in ABSENT else text


def clean_line(value: str) -> str:
    """Give text on one line."""
    return " ".join(clean_text(value).split())


def without_markup(text: str) -> str:
    """Take HTML away; a bracket that opens no known element is a bracket."""
    if "<" not in text:
        return text
    kept: list[str] = []
    position, unread = 0, ""
    for match in TAG.finditer(text):
        if not unread:
            kept.append(text[position : match.start()])
        position = match.end()
        closing, name = match.group(1), (match.group(2) or "").lower()
        if unread:
            unread = "" if closing and name == unread else unread
        elif name in UNREAD:
            unread = "" if closing else name
        else:
            kept.append(_instead_of(match.group(0), name, closing))
    if not unread:
        kept.append(text[position:])
    return "".join(kept)


def _instead_of(tag: str, name: str, closing: str | None) -> str:
    if name == "li":
        return "\n" if closing else "\n- "
    if name in BLOCKS:
        return "\n"
    return "" if not name or name in INLINE else tag


def _decoded(match: re.Match[str]) -> str:
    """Read Windows-1252 letters as the UTF-8 they were; leave them when they were not."""
    try:
        return b"".join(_byte(letter) for letter in match.group()).decode()
    except UnicodeDecodeError:
        return match.group()


def _byte(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return bytes([ord(letter)])  # 81, 8D, 8F, 90 and 9D mean nothing in Windows-1252


def cut(text: str, limit: int) -> str:
    """Cut at a word, with an ellipsis when something was left out."""
    if len(text) <= limit:
        return text
    short = text[: limit - 1]
    head = short if text[limit - 1] == " " else short.rpartition(" ")[0]
    return f"{(head if len(head) > limit // 2 else short).rstrip(' ,;:.-–')}…"


SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý0-9\"'“‘(])")


def first_sentences(text: str, limit: int) -> str:
    """Give as many whole sentences as fit; when none does, the first words."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    taken = ""
    for sentence in SENTENCE_END.split(line[: limit + 1])[:-1]:
        if len(taken) + len(sentence) + 1 > limit:
            break
        taken = f"{taken} {sentence}".strip()
    return taken if len(taken) > limit // 4 else cut(line, limit)
