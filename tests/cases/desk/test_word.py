"""Starting from a Word document."""

import base64
import io
import time
import zipfile
from xml.sax.saxutils import escape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from alliantie.models import Picture
from cases.desk.headings import question_of, spread
from cases.desk.word import WordRefusedError, fields_of_word
from tests.factories.accounts import make_user
from tests.factories.uploads import DOCX_TYPES, picture_bytes

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing"><wp:docPr id="1" name="p" descr="Een plein"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData>'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
    '<a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'r:embed="rId9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing></w:r></w:p>"
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/image" Target="media/p.png"/></Relationships>'
)
MAIN_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
TYPES = DOCX_TYPES.replace(
    "<Types>",
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="png" ContentType="image/png"/>',
)


def paragraph(text, style=""):
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}<w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def word(*parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", MAIN_RELATIONS)
        archive.writestr("word/_rels/document.xml.rels", RELATIONS)
        archive.writestr("word/media/p.png", picture_bytes("PNG"))
        body = "".join(parts)
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        )
    return SimpleUploadedFile("stuk.docx", out.getvalue())


STORY = (
    paragraph("Bankjes in het park", "Heading1"),
    paragraph("Samenvatting", "Heading2"),
    paragraph("Inwoners kozen zelf."),
    paragraph("Aanleiding", "Heading2"),
    paragraph("Er was nergens een bankje."),
    paragraph("Onze aanpak", "Heading2"),
    paragraph("We hingen kaarten op."),
    PICTURE,
    paragraph("Resultaten", "Heading2"),
    paragraph("Twintig bankjes."),
    paragraph("Een eigen kopje", "Heading2"),
    paragraph("Blijft in de tekst."),
)


def test_headings_and_pictures_land_in_the_right_places(db):
    user = make_user()
    fields = fields_of_word(word(*STORY), user_id=user.pk)
    picture = Picture.objects.get()
    assert (picture.uploaded_by_user, picture.alt_text) == (user, "Een plein")
    assert fields["title"] == "Bankjes in het park"
    assert fields["summary"] == "Inwoners kozen zelf."
    assert fields["problem"] == "<p>Er was nergens een bankje.</p>"
    assert fields["approach"].startswith("<p>We hingen kaarten op.</p>")
    assert f'id="{picture.pk}"' in fields["approach"]
    assert fields["result"] == (
        "<p>Twintig bankjes.</p><h3>Een eigen kopje</h3><p>Blijft in de tekst.</p>"
    )


def test_without_an_account_no_picture_is_kept(db):
    fields = fields_of_word(word(*STORY), user_id=None)
    assert "embed" not in fields["approach"]
    assert not Picture.objects.exists()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"%PDF-1.7", "x.pdf"),
        (b"PK\x03\x04kapot", "x.docx"),
        (b"<html>", "x.docx"),
        (base64.b64decode("AAAA"), "x.docx"),
    ],
)
def test_other_files_get_a_sentence(content, name, db):
    with pytest.raises(WordRefusedError) as refused:
        fields_of_word(SimpleUploadedFile(name, content), user_id=None)
    assert refused.value.sentence.endswith(".")


@pytest.mark.parametrize(
    "body",
    [
        "<kapot",
        "",
        "<w:document/>",
        "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><x>&a;</x>",
        f'<w:document xmlns:w="{W}"><w:body>{"<w:p>" * 3000}{"</w:p>" * 3000}</w:body></w:document>',
    ],
)
def test_a_hostile_document_gets_a_sentence_or_nothing(body, db):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", MAIN_RELATIONS)
        archive.writestr("word/document.xml", body)
    file = SimpleUploadedFile("stuk.docx", out.getvalue())
    try:
        assert fields_of_word(file, user_id=None).get("approach", "") == ""
    except WordRefusedError as error:
        assert error.sentence.endswith(".")  # noqa: PT017 - either answer is right


def test_an_empty_document_is_refused_or_empty(db):
    assert fields_of_word(word(), user_id=None) in ({"title": ""}, {"title": "", "approach": ""})


@pytest.mark.parametrize(
    ("heading", "question"),
    [
        ("Aanpak", "approach"),
        ("3. Onze aanpak", "approach"),
        ("Wat ging er mis?", "went_wrong"),
        ("RESULTATEN", "result"),
        ("Resultaat:", "result"),
        ("Lessen", "lessons"),
        ("Wie deden er mee", ""),
        ("", ""),
    ],
)
def test_headings_by_likeness(heading, question):
    assert question_of(heading) == question


def test_text_without_headings_stays_whole():
    assert spread("<p>a</p><p>b</p>") == {"approach": "<p>a</p><p>b</p>"}


def test_begin_from_a_document_in_the_form(client, site_home):
    typed = {"word": word(*STORY), "title": "Mijn eigen titel"}
    response = client.post("/mijn/praktijkvoorbeelden/nieuw/", typed)
    form = response.context["form"]
    assert form["title"].value() == "Mijn eigen titel"
    assert form["summary"].value() == "Inwoners kozen zelf."
    assert "Wat kwam eruit?" in response.text
    assert "We hingen kaarten op." in response.text


def test_a_small_document_that_unpacks_to_very_much_is_refused_at_once(db):
    start = time.process_time()
    with pytest.raises(WordRefusedError, match="te lang"):
        fields_of_word(word(paragraph("a") * 60_000), user_id=None)
    with pytest.raises(WordRefusedError, match="te lang"):
        fields_of_word(word(paragraph("a" * 9_000_000)), user_id=None)
    assert time.process_time() - start < 3
