"""Whatever a file holds, checking it ends in findings or in a reason, within limits."""

import json
import subprocess
import time

import pytest

from alliantie.choices import CheckState, Finding, TextReason
from alliantie.media import access, checks, opening, vera
from alliantie.media.checker import looked_at
from alliantie.models import Attachment
from tests.factories.papers import (
    docx_bomb,
    docx_of_entities,
    odt_of_the_disk,
    odt_with,
    pdf_bomb,
    pdf_bytes,
    pdf_for_everybody,
)
from tests.factories.uploads import docx_bytes, odt_bytes, upload

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
STYLES = (
    f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="nl-NL"/></w:rPr>'
    '</w:rPrDefault></w:docDefaults><w:style w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>'
    "</w:styles>"
)
CORE = '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Plan</dc:title></c>'
LOCKED_ODT = odt_bytes(**{"META-INF/manifest.xml": "<manifest:encryption-data/>"})


@pytest.fixture
def found(db):
    """Give a function that stores a file and checks it."""

    def checking(content: bytes, kind: str = "pdf") -> checks.Checked:
        storage = Attachment._meta.get_field("file").storage
        name = storage.save(f"documents/plan.{kind}", upload(content, f"plan.{kind}"))
        return checks.check(Attachment(), name)

    return checking


def names(content: bytes, kind: str = "pdf") -> list[str]:
    """Look in this process, which is quicker; that it is done apart is tested beside it."""
    return looked_at(content, kind)["findings"]


def word(*, style: str = "Kop1", picture: str = 'descr="Een kaart"', **parts: str) -> bytes:
    body = "<w:p><w:r><w:t>Woorden</w:t></w:r></w:p>" * 20
    document = (
        f'<w:document xmlns:w="{W}" xmlns:wp="{WP}"><w:body><w:p><w:pPr><w:pStyle w:val="{style}"/>'
        f"</w:pPr><w:r><w:t>Kop</w:t></w:r></w:p>{body}<wp:docPr {picture}/></w:body></w:document>"
    )
    given = {"word/styles.xml": STYLES, "docProps/core.xml": CORE, "word/document.xml": document}
    return docx_bytes(**{**given, **parts})


def test_pdf_for_everybody_has_no_findings_and_tells_its_pages_and_language(found):
    whole = found(pdf_for_everybody("een", "twee"))
    assert whole == checks.Checked(CheckState.CHECKED, pages=2, language="nl-NL")
    assert not access.hinders(whole.findings)


def test_each_thing_a_pdf_lacks_is_named(found):
    for made, finding in (
        (pdf_for_everybody(without=["Lang"]), Finding.NO_LANGUAGE),
        (pdf_for_everybody(without=["Title"]), Finding.NO_TITLE),
        (pdf_for_everybody(without=["ViewerPreferences"]), Finding.TITLE_HIDDEN),
        (pdf_for_everybody(without=["MarkInfo"]), Finding.NO_TAGS),
        (pdf_for_everybody(without=["StructTreeRoot"]), Finding.NO_TAGS),
        (pdf_for_everybody(figures=["kaart", ""]), Finding.NO_ALT),
        (pdf_for_everybody("", "", "woord"), Finding.NO_TEXT),
        (pdf_for_everybody(*["blad"] * 4, without=["headings"]), Finding.NO_HEADINGS),
        (pdf_for_everybody(*["blad"] * 21, without=["Outlines"]), Finding.NO_BOOKMARKS),
        (pdf_for_everybody(shut=True), Finding.LOCKED_OUT),
    ):
        assert names(made) == [finding], finding
    assert names(pdf_for_everybody(*["blad"] * 20, without=["Outlines"])) == []
    assert found(pdf_bytes("geheim", lock=True)).findings == (Finding.LOCKED_OUT,)
    assert found(b"%PDF-1.7 tekst").findings == (Finding.BROKEN,)


def test_ordinary_pdf_without_anything_hinders():
    lacks = set(names(pdf_bytes("woord")))
    assert lacks == {Finding.NO_TAGS, Finding.NO_LANGUAGE, Finding.NO_TITLE}
    assert access.hinders(lacks)


def test_word_and_odt_are_checked_too(found):
    assert found(word(), "docx") == checks.Checked(CheckState.CHECKED, language="nl-NL")
    no_styles = f'<w:styles xmlns:w="{W}"/>'
    for made, finding in (
        (word(picture=""), Finding.NO_ALT),
        (word(style="Normaal"), Finding.NO_HEADINGS),
        (word(**{"docProps/core.xml": "<c/>"}), Finding.NO_TITLE),
    ):
        assert names(made, "docx") == [finding], finding
    assert found(docx_bytes(**{"word/document.xml": "<w"}), "docx").findings == (Finding.BROKEN,)
    without = names(word(**{"word/styles.xml": no_styles}), "docx")
    assert set(without) == {Finding.NO_LANGUAGE, Finding.NO_HEADINGS}
    odt = found(odt_with("x"), "odt")
    assert (odt.state, odt.language) == (
        CheckState.CHECKED,
        "fr",
    )  # what the library's template says
    assert found(LOCKED_ODT, "odt").findings == (Finding.LOCKED_OUT,)
    assert found(odt_of_the_disk(), "odt").state == CheckState.CHECKED


def test_what_is_no_finding_has_a_reason(found, settings):
    assert found(b"MZ", "exe") == checks.Checked(CheckState.REFUSED, TextReason.KIND)
    assert found(docx_bomb(), "docx") == checks.Checked(CheckState.REFUSED, TextReason.HEAVY)
    assert found(docx_of_entities(), "docx").state == CheckState.CHECKED
    missing = checks.check(Attachment(), "documents/weg.pdf")
    assert missing == checks.Checked(CheckState.FAILED, TextReason.MISSING)
    settings.UPLOAD_DOCUMENT_MAX_BYTES = 100
    assert found(pdf_bytes("x")).reason == TextReason.HEAVY


def test_hostile_file_costs_bounded_memory_and_time(found, settings, monkeypatch):
    costly = checks.Checked(CheckState.FAILED, TextReason.COSTLY)
    assert found(pdf_bomb(20)) == costly
    circle = pdf_for_everybody().replace(b"/Alt (kaart)", b"/K 1 0 R     ")
    assert found(circle).state == CheckState.CHECKED
    settings.UPLOAD_READER_SECONDS = 1
    monkeypatch.setattr(checks, "CHECKER", "tests.alliantie.media.sleeper")
    begun = time.monotonic()
    assert found(pdf_bytes("x")) == costly
    assert 2 <= time.monotonic() - begun < 7


def test_other_process_says_only_what_we_know(found, monkeypatch):
    unknown = json.dumps({"findings": ["root"], "pages": 1, "language": ""}).encode()
    for said in (b"", b"{", b"[]", unknown):
        done = subprocess.CompletedProcess([], 0, stdout=said)
        monkeypatch.setattr(opening, "run_apart", lambda *_, done=done, **__: done)
        assert found(pdf_bytes("x")).state == CheckState.FAILED, said


def test_verapdf_adds_one_finding_where_it_is_at_hand(found, settings, tmp_path):
    program = tmp_path / "verapdf"
    settings.VERAPDF = str(program)
    for says, findings in (
        ("cat >/dev/null; echo FAIL STDIN ua1", (Finding.PDF_UA,)),
        ("cat >/dev/null; echo PASS STDIN ua1", ()),
        ("exit 3", ()),
    ):
        program.write_text(f"#!/bin/sh\n{says}\n")
        program.chmod(0o755)
        assert found(pdf_for_everybody()).findings == findings
    assert checks.version() != checks.VERSION
    settings.VERAPDF = str(tmp_path / "weg")
    assert found(pdf_for_everybody()).findings == ()
    assert vera.command(str(tmp_path), "/x")[0] == "java"
