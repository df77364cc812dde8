"""Whatever a file holds, reading it ends in words or in a reason, within limits."""

import time

import pytest

from alliantie.choices import TextReason, TextState
from alliantie.media import opening, texts
from alliantie.media.apart import run_apart
from alliantie.media.reader import MOST_CHARACTERS, MOST_PAGES
from alliantie.media.weighing import is_too_heavy
from alliantie.models import Attachment
from tests.factories.papers import (
    docx_bomb,
    docx_of_entities,
    docx_with,
    odt_of_the_disk,
    odt_with,
    pdf_bomb,
    pdf_bytes,
)
from tests.factories.uploads import docx_bytes, odt_bytes, upload, zipped

LOCKED_ODT = odt_bytes(**{"META-INF/manifest.xml": "<manifest:encryption-data/>"})


@pytest.fixture
def read(db):
    """Give a function that stores a file and reads it."""

    def reading(content: bytes, kind: str) -> texts.Reading:
        storage = Attachment._meta.get_field("file").storage
        name = storage.save(f"documents/plan.{kind}", upload(content, f"plan.{kind}"))
        return texts.read(Attachment(), name)

    return reading


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (pdf_bytes("De burgemeester leest café en zoo\nverder", "tweede blad"), "pdf"),
        (docx_with("De burgemeester leest café en zoo verder tweede blad"), "docx"),
        (odt_with("De burgemeester leest café en zoo", "verder tweede blad"), "odt"),
    ],
    ids=["pdf", "docx", "odt"],
)
def test_words_come_out_in_order(read, content, kind):
    reading = read(content, kind)
    assert (reading.state, reading.reason) == (TextState.READ, None)
    words = " ".join(reading.text.split())
    assert "De burgemeester leest café en zoo verder tweede blad" in words


def test_word_broken_at_the_end_of_a_line_is_whole(read):
    assert "de gemeenteraad" in read(pdf_bytes("Voor de gemeente-\nraad"), "pdf").text


def test_no_database_breaks_on_what_comes_out(read):
    dirty = read(pdf_bytes("voor\x01na"), "pdf").text
    assert "\x01" not in dirty
    assert dirty.startswith("voor")


@pytest.mark.parametrize(
    ("content", "kind", "reason"),
    [
        (pdf_bytes("geheim", lock=True), "pdf", TextReason.LOCKED),
        (LOCKED_ODT, "odt", TextReason.LOCKED),
        (pdf_bytes("woord " * 900)[:1500], "pdf", TextReason.BROKEN),
        (b"%PDF-1.7 tekst", "pdf", TextReason.BROKEN),
        (b"", "pdf", TextReason.BROKEN),
        (docx_with("x")[:600], "docx", TextReason.BROKEN),
        (docx_bytes(), "docx", TextReason.BROKEN),
        (odt_with("x")[:900], "odt", TextReason.BROKEN),
        (zipped({"content.xml": "<"}), "odt", TextReason.BROKEN),
        (docx_of_entities(), "docx", TextReason.BROKEN),
        (docx_bomb(), "docx", TextReason.HEAVY),
        (odt_bytes(**{"content.xml": "<a/>" * 160_000}), "odt", TextReason.HEAVY),
        (docx_bytes(**{"word/more.xml": b" " * 9_000_000}), "docx", TextReason.HEAVY),
        (b"MZ", "exe", TextReason.KIND),
    ],
    # Archives hold the time they were made: two test processes would name their bytes differently.
    ids=lambda given: given if isinstance(given, str) else "content",
)
def test_what_cannot_be_read_is_refused_with_a_reason(read, content, kind, reason):
    assert read(content, kind) == texts.Reading(TextState.REFUSED, reason)


def test_page_without_words_is_empty(read):
    assert read(pdf_bytes(""), "pdf") == texts.Reading(TextState.EMPTY)


def test_more_than_uploads_may_be_is_not_read(read, settings, monkeypatch):
    monkeypatch.setattr(opening, "run_apart", None)
    settings.UPLOAD_DOCUMENT_MAX_BYTES = 100
    assert read(pdf_bytes("x"), "pdf").reason == TextReason.HEAVY


def test_file_that_is_not_there_may_come_back(db):
    reading = texts.read(Attachment(), "documents/weg.pdf")
    assert reading == texts.Reading(TextState.FAILED, TextReason.MISSING)


def test_three_hundred_pages_are_read_to_the_last(read):
    pages = [f"blad{number}\n" + "\n".join(["woord nog een woord"] * 50) for number in range(300)]
    assert "blad299" in read(pdf_bytes(*pages), "pdf").text


def test_no_more_than_the_limits_comes_out(read):
    many = " ".join(f"woord{number}" for number in range(60_000))
    assert len(read(odt_with(many), "odt").text) == MOST_CHARACTERS
    text = read(pdf_bytes(*(f"blad{number}" for number in range(MOST_PAGES + 1))), "pdf").text
    assert f"blad{MOST_PAGES - 1}" in text
    assert f"blad{MOST_PAGES}" not in text


def test_file_that_eats_memory_is_stopped(read, settings):
    assert read(pdf_bomb(1), "pdf").state == TextState.READ
    settings.UPLOAD_READER_MEMORY_BYTES = 96 * 1024 * 1024
    assert read(pdf_bomb(1), "pdf") == texts.Reading(TextState.FAILED, TextReason.COSTLY)


def test_bomb_of_twenty_megabytes_is_stopped_under_the_real_limits(read):
    assert read(pdf_bomb(20), "pdf") == texts.Reading(TextState.FAILED, TextReason.COSTLY)


def test_file_that_computes_too_long_is_stopped(settings):
    done = run_apart(
        texts.READER, pdf_bomb(10), "pdf", memory_bytes=4 * 1024 * 1024 * 1024, seconds=1
    )
    assert done is None or done.returncode < 0


def test_file_that_never_ends_is_stopped(read, settings, monkeypatch):
    monkeypatch.setattr(texts, "READER", "tests.alliantie.media.sleeper")
    settings.UPLOAD_READER_SECONDS = 1
    begun = time.monotonic()
    assert read(pdf_bytes("x"), "pdf") == texts.Reading(TextState.FAILED, TextReason.COSTLY)
    assert 2 <= time.monotonic() - begun < 7


def test_reader_gets_no_secrets_and_writes_no_file(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "geheim")
    prying, target = "tests.alliantie.media.prying", tmp_path / "buit"
    done = run_apart(prying, b"", target, memory_bytes=512 * 1024 * 1024, seconds=5)
    assert done.stdout == b"None OSError"
    assert not target.read_bytes()


def test_odt_gives_nothing_of_the_disk(read):
    reading = read(odt_of_the_disk(), "odt")
    assert "root:" not in reading.text
    assert "zichtbaar" in reading.text or reading.state == TextState.REFUSED


def test_weight_is_told_without_reading_what_is_too_large():
    assert not is_too_heavy(upload(docx_with("x"), "x.docx"))
    assert is_too_heavy(upload(docx_bomb(), "x.docx"))
