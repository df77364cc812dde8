"""Documents are what they say, without macros."""

import os

import pytest

from alliantie.media.documents import check_document
from alliantie.media.errors import UploadRefusedError
from tests.factories.uploads import docx_bytes, odt_bytes, upload, zipped

PDF = b"%PDF-1.7\n%EOF"


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (PDF, "Plan.PDF", "pdf"),
        (docx_bytes(), "plan.docx", "docx"),
        (odt_bytes(), "plan.odt", "odt"),
    ],
    ids=lambda value: value if isinstance(value, str) else "file",
)
def test_three_types_come_in(content, name, kind):
    file = upload(content, name)
    assert check_document(file) == kind
    assert file.read(4) == content[:4]


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"<html><script>alert(1)</script>", "plan.pdf", "geen PDF"),
        (b"MZ\x90\0", "plan.docx", "geen PDF"),
        (b"", "plan.pdf", "geen PDF"),
        (zipped({"a.txt": "x"}), "plan.docx", "geen PDF"),
        (zipped({"xl/workbook.xml": "x", "[Content_Types].xml": "x"}), "a.docx", "geen PDF"),
        (odt_bytes(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "a.odt", "geen PDF"),
        (PDF, "plan.docx", "PDF-bestand"),
        (docx_bytes(), "plan.html", "DOCX-bestand"),
        (docx_bytes(**{"word/vbaProject.bin": b"x"}), "plan.docx", "macro"),
        (docx_bytes(**{"word/vbaData.xml": b"x"}), "plan.docx", "macro"),
        (odt_bytes(**{"Basic/Standard/Module1.xml": "x"}), "plan.odt", "macro"),
        (odt_bytes(**{"Scripts/python/x.py": "x"}), "plan.odt", "macro"),
        (docx_bytes()[:80], "plan.docx", "beschadigd"),
    ],
    ids=lambda value: value if isinstance(value, str) else "file",
)
def test_anything_else_is_refused_with_a_sentence(content, name, said):
    with pytest.raises(UploadRefusedError, match=said):
        check_document(upload(content, name))


def test_what_unpacks_too_large_is_refused():
    with pytest.raises(UploadRefusedError, match="uitgepakt te groot"):
        check_document(upload(docx_bytes(bomb=b"\0" * 210_000_000), "plan.docx"))


def test_macro_enabled_word_file_named_docx_is_refused():
    macro = '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
    content = zipped({"[Content_Types].xml": macro, "word/document.xml": "<w/>"})
    with pytest.raises(UploadRefusedError):
        check_document(upload(content, "plan.docx"))


def test_more_than_twenty_megabytes_is_refused():
    with pytest.raises(UploadRefusedError, match="20 MB"):
        check_document(upload(PDF + os.urandom(20 * 1024 * 1024), "plan.pdf"))
