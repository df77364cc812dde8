"""What a screen reader meets in a PDF: tags, language, title, words, pictures without words.

Runs only in the process of `alliantie.media.checker`. The questions are those of PDF/UA (ISO 14289-1)
and of WCAG's techniques for PDF that a program can answer for certain.
"""

import io
import re
import sys
from collections.abc import Iterator
from typing import Any

from alliantie.media.exits import LOCKED

# Acrobat's own check asks for bookmarks from 21 pages on.
PAGES_WITHOUT_BOOKMARKS = 20
# Shorter than this, a text may do without headings.
PAGES_WITHOUT_HEADINGS = 3
# Of a long document so many pages are looked at, spread evenly: one scanned chapter counts.
MOST_PAGES = 40
# A book of a thousand pages has some fifty thousand tags.
MOST_TAGS = 100_000
HEADING = re.compile(r"/H[1-6]?$")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"
MOST_XMP_BYTES = 1024 * 1024


def look_at_pdf(data: bytes) -> dict[str, Any]:
    """Give findings, number of pages and language of a PDF."""
    import pikepdf

    try:
        document = pikepdf.open(io.BytesIO(data))
    except pikepdf.PasswordError:
        sys.exit(LOCKED)
    with document:
        pages = len(document.pages)
        language = _text(document.Root.get("/Lang"))
        language = language if LANGUAGE.match(language) else ""
        found = [*_of_catalog(document, language), *_of_tags(document, pages)]
    found += ["no_text"] if _is_scan(data) else []
    return {"findings": found, "pages": pages, "language": language}


def _of_catalog(document: Any, language: str) -> Iterator[str]:
    root = document.Root
    if document.is_encrypted and not document.allow.accessibility:
        yield "locked_out"
    if not language:
        yield "no_language"
    if not _title(document):
        yield "no_title"
    elif not _is_true(root.get("/ViewerPreferences"), "/DisplayDocTitle"):
        yield "title_hidden"
    outlines = root.get("/Outlines")
    has_bookmarks = _has_keys(outlines) and outlines.get("/First") is not None
    if len(document.pages) > PAGES_WITHOUT_BOOKMARKS and not has_bookmarks:
        yield "no_bookmarks"


def _of_tags(document: Any, pages: int) -> Iterator[str]:
    tree = document.Root.get("/StructTreeRoot")
    marked = _is_true(document.Root.get("/MarkInfo"), "/Marked")
    if not marked or not _has_keys(tree) or tree.get("/K") is None:
        yield "no_tags"
        return
    roles = tree.get("/RoleMap")
    has_heading = misses_words = False
    for tag in _tags(tree):
        role = str(tag.get("/S"))
        role = str(roles.get(role, role)) if _has_keys(roles) else role
        has_heading = has_heading or HEADING.match(role) is not None
        is_silent = not _text(tag.get("/Alt")) and not _text(tag.get("/ActualText"))
        misses_words = misses_words or (role == "/Figure" and is_silent)
    if misses_words:
        yield "no_alt"
    if pages > PAGES_WITHOUT_HEADINGS and not has_heading:
        yield "no_headings"


def _tags(tree: Any) -> Iterator[Any]:
    """Go through the tags, each once, however they refer to each other."""
    waiting, seen, number = [tree.get("/K")], set(), 0
    while waiting and number < MOST_TAGS:
        one = waiting.pop()
        number += 1
        if _is_array(one):
            waiting.extend(one)
        elif _has_keys(one):
            if one.is_indirect and one.objgen in seen:
                continue
            seen.add(one.objgen)
            if one.get("/S") is not None:
                yield one
            if one.get("/K") is not None:
                waiting.append(one.get("/K"))


def _title(document: Any) -> str:
    return _text(document.docinfo.get("/Title")) or _xmp_title(document.Root.get("/Metadata"))


def _xmp_title(stream: Any) -> str:
    import pikepdf
    from lxml import etree

    if not isinstance(stream, pikepdf.Stream):
        return ""
    written = stream.read_bytes()
    if len(written) > MOST_XMP_BYTES:
        return ""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    tree = etree.fromstring(written, parser)
    found = tree.find(f".//{DC_TITLE}") if tree is not None else None
    return "".join(found.itertext()).strip() if found is not None else ""


def _is_scan(data: bytes) -> bool:
    """Say whether most of the pages hold no letter: what was scanned is a picture to a computer."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(data)
    number = len(document)
    step = max(1, -(-number // MOST_PAGES))
    looked = [_has_letters(document[place]) for place in range(0, number, step)]
    return bool(looked) and sum(looked) * 2 < len(looked)


def _has_letters(page: Any) -> bool:
    text = page.get_textpage()
    found = bool(str(text.get_text_range()).strip())
    text.close()
    page.close()
    return found


def _text(value: Any) -> str:
    import pikepdf

    return str(value).strip() if isinstance(value, pikepdf.String) else ""


def _has_keys(value: Any) -> bool:
    import pikepdf

    return isinstance(value, pikepdf.Dictionary)


def _is_array(value: Any) -> bool:
    import pikepdf

    return isinstance(value, pikepdf.Array)


def _is_true(holder: Any, name: str) -> bool:
    return _has_keys(holder) and holder.get(name) is True
