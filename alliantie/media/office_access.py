"""What a screen reader meets in a DOCX or ODT: title, language, headings, pictures without words.

Runs only in the process of `alliantie.media.checker`.
"""

import io
import sys
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from alliantie.media.exits import HEAVY, LOCKED
from alliantie.media.weighing import is_too_heavy

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
MANIFEST = "META-INF/manifest.xml"
# About two pages: shorter than this, a text may do without headings.
PARAGRAPHS_WITHOUT_HEADINGS = 15


def look_at_docx(data: bytes) -> dict[str, Any]:
    """Give findings and language of a Word file."""
    with _opened(data) as archive:
        body, styles = (
            _part(archive, "word/document.xml", needed=True),
            _part(archive, "word/styles.xml"),
        )
        title = _title(_part(archive, "docProps/core.xml"))
    language = _first(styles, f".//{W}docDefaults//{W}lang", f"{W}val")
    language = language or _first(body, f".//{W}lang", f"{W}val")
    headings = _heading_styles(styles)
    paragraphs = [one for one in body.iter(f"{W}p") if one.find(f".//{W}t") is not None]
    used = {one.get(f"{W}val") for one in body.iter(f"{W}pStyle")}
    found = list(_of(title, language, len(paragraphs), has_heading=bool(headings & used)))
    if any(_is_silent(one) for one in body.iter(f"{WP}docPr")):
        found.append("no_alt")
    return {"findings": found, "pages": 0, "language": language}


def look_at_odt(data: bytes) -> dict[str, Any]:
    """Give findings and language of an ODT."""
    with _opened(data) as archive:
        if b"encryption-data" in archive.read(MANIFEST):
            sys.exit(LOCKED)
        body, styles = _part(archive, "content.xml", needed=True), _part(archive, "styles.xml")
        title = _title(_part(archive, "meta.xml"))
    languages = (
        (one.get(f"{FO}language", "") for one in styles.iter()) if styles is not None else ()
    )
    language = next((one for one in languages if one not in {"", "none", "zxx"}), "")
    paragraphs = [one for one in body.iter(f"{TEXT}p") if "".join(one.itertext()).strip()]
    has_heading = body.find(f".//{TEXT}h") is not None
    found = list(_of(title, language, len(paragraphs), has_heading=has_heading))
    frames = (one for one in body.iter(f"{DRAW}frame") if one.find(f"{DRAW}image") is not None)
    if any(not _said(one) for one in frames):
        found.append("no_alt")
    return {"findings": found, "pages": 0, "language": language}


def _odt_language(styles: Any) -> str:
    """Give the language of ordinary paragraphs; LibreOffice writes "none" where there is none."""
    if styles is None:
        return ""
    for style in styles.iter(f"{STYLE}default-style"):
        found = _first(style, f"{STYLE}text-properties", f"{FO}language")
        if style.get(f"{STYLE}family") == "paragraph" and found not in {"none", "zxx"}:
            return found
    return ""


def _opened(data: bytes) -> zipfile.ZipFile:
    if is_too_heavy(io.BytesIO(data)):
        sys.exit(HEAVY)
    return zipfile.ZipFile(io.BytesIO(data))


def _part(archive: zipfile.ZipFile, name: str, *, needed: bool = False) -> Any:
    """Read one part without following it anywhere; a part that is not there is nothing."""
    if name not in archive.namelist() and not needed:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(archive.read(name), parser)


def _of(title: str, language: str, paragraphs: int, *, has_heading: bool) -> Iterator[str]:
    if not language:
        yield "no_language"
    if not title:
        yield "no_title"
    if paragraphs > PARAGRAPHS_WITHOUT_HEADINGS and not has_heading:
        yield "no_headings"


def _title(properties: Any) -> str:
    found = properties.find(f".//{DC_TITLE}") if properties is not None else None
    return "".join(found.itertext()).strip() if found is not None else ""


def _first(tree: Any, path: str, name: str) -> str:
    found = tree.find(path) if tree is not None else None
    return str(found.get(name, "")) if found is not None else ""


def _heading_styles(styles: Any) -> set[str]:
    """Give the styles Word shows as headings, in whatever language it runs."""
    if styles is None:
        return set()
    return {
        str(style.get(f"{W}styleId"))
        for style in styles.iter(f"{W}style")
        if _first(style, f"{W}name", f"{W}val").lower().startswith("heading ")
        or style.find(f".//{W}outlineLvl") is not None
    }


def _is_silent(picture: Any) -> bool:
    """Say whether a picture has no words and is not marked as decoration."""
    if str(picture.get("descr", "")).strip() or str(picture.get("title", "")).strip():
        return False
    decoration = picture.find(f".//{DECORATIVE}")
    return decoration is None or decoration.get("val") not in {"1", "true"}


def _said(frame: Any) -> bool:
    parts = (frame.find(f"{SVG}title"), frame.find(f"{SVG}desc"))
    return any(part is not None and "".join(part.itertext()).strip() for part in parts)
