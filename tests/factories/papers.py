"""Documents with words in them, made on the spot, and hostile ones."""

import io
import zipfile
import zlib
from collections.abc import Iterable
from itertools import pairwise

import pikepdf
from odfdo import Document, Paragraph

from cases.demo.papers import word_file
from tests.factories.uploads import zipped

LOCK = (
    b"<</Filter/Standard/V 1/R 2/P -44/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>"
)  # no password fits


def pdf_bytes(*pages: str, lock: bool = False, squeeze: bool = False) -> bytes:
    """Write a PDF with a page for each text; a new line in the text is one on the page."""
    return _pdf([_page(text) for text in pages], lock=lock, squeeze=squeeze)


def pdf_for_everybody(
    *pages: str,
    without: Iterable[str] = (),
    shut: bool = False,
    figures: Iterable[str] = ("kaart",),
) -> bytes:
    """Write a PDF with all a screen reader asks for, but for what is named; a figure without words is ""."""
    with pikepdf.open(io.BytesIO(pdf_bytes(*(pages or ("Woorden",))))) as document:
        root = document.Root
        tags = [("/H1", ""), ("/P", ""), *(("/Figure", words) for words in figures)]
        kids = [
            document.make_indirect(
                pikepdf.Dictionary(
                    S=pikepdf.Name(role if "headings" not in without or role != "/H1" else "/P"),
                    **({"Alt": words} if words else {}),
                )
            )
            for role, words in tags
        ]
        parts = {
            "Lang": pikepdf.String("nl-NL"),
            "MarkInfo": pikepdf.Dictionary(Marked=True),
            "StructTreeRoot": pikepdf.Dictionary(K=pikepdf.Array(kids)),
            "ViewerPreferences": pikepdf.Dictionary(DisplayDocTitle=True),
            "Outlines": pikepdf.Dictionary(First=pikepdf.Dictionary(Title="Begin")),
        }
        for name, part in parts.items():
            if name not in without:
                root["/" + name] = part
        if "Title" not in without:
            document.docinfo["/Title"] = "Plan van aanpak"
        lock = pikepdf.Permissions(accessibility=False, extract=False)
        kept = pikepdf.Encryption(
            owner="geheim", user="", R=3, aes=False, metadata=False, allow=lock
        )
        out = io.BytesIO()
        document.save(out, encryption=kept if shut else False)
        return out.getvalue()


def pdf_bomb(megabytes: int) -> bytes:
    """Write a small PDF whose one page is so many megabytes of drawing."""
    return _pdf([b"BT /F1 9 Tf " + b"(a) Tj " * (megabytes * 150_000) + b"ET"], squeeze=True)


def docx_with(text: str) -> bytes:
    return word_file("Bijlage", [text])


def docx_bomb() -> bytes:
    """Write a Word file of a few kilobytes with more parts than can be read in time."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 60_000
    whole = f'<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>'
    return _with_document(whole)


def docx_of_entities() -> bytes:
    """Write a Word file that names a text that grows tenfold eight times."""
    refers = "&{};".format
    grown = "".join(
        f'<!ENTITY {name} "{refers(before) * 10}">' for before, name in pairwise("abcdefgh")
    )
    kind = f'<!DOCTYPE x [<!ENTITY a "lachlachlach">{grown}]>'
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "<w:body><w:p><w:r><w:t>&h;</w:t></w:r></w:p></w:body>"
    return _with_document(f'{kind}<w:document xmlns:w="{word}">{body}</w:document>')


def odt_with(*lines: str) -> bytes:
    document = Document("text")
    document.body.clear()
    for line in lines:
        document.body.append(Paragraph(line))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def odt_of_the_disk() -> bytes:
    """Write an ODT that asks for a file of the machine that reads it."""
    content = (
        '<!DOCTYPE x [<!ENTITY disk SYSTEM "file:///etc/passwd">]>'
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
        "<text:p>zichtbaar &disk;</text:p></office:text></office:body></office:document-content>"
    )
    with zipfile.ZipFile(io.BytesIO(odt_with("x"))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**parts, "content.xml": content})


def _with_document(xml: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(docx_with("x"))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**parts, "word/document.xml": xml})


def _page(text: str) -> bytes:
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    lines = escaped.encode("cp1252").split(b"\n")
    return b"BT /F1 12 Tf 14 TL 50 800 Td " + b" T* ".join(b"(%b) Tj" % li for li in lines) + b" ET"


def _pdf(contents: list[bytes], *, lock: bool = False, squeeze: bool = False) -> bytes:
    kids = b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(contents)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(contents), kids),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, content in enumerate(contents):
        data = zlib.compress(content) if squeeze else content
        how = b"/Filter/FlateDecode" if squeeze else b""
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
            b"/Contents %d 0 R>>" % (5 + 2 * number),
            b"<</Length %d%b>>stream\n%b\nendstream" % (len(data), how, data),
        ]
    return _numbered(objects, b"/Encrypt " + LOCK + b"/ID[<00><00>]" if lock else b"")


def _numbered(objects: Iterable[bytes], trailer: bytes) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start, size = len(out), len(places) + 1
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, rows)
    out += b"trailer<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF" % (size, trailer, start)
    return bytes(out)
