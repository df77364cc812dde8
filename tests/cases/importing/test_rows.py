from datetime import date

import pytest

from cases.importing.errors import RowRefusedError
from cases.importing.reading import RawRow
from cases.importing.rows import read_row

from .conftest import row

KNOWN = {"open-data", "wet-open-overheid"}


def read(mapping, number=2, **values):
    return read_row(RawRow(number, row(1, **values)), mapping, KNOWN)


def test_row_becomes_a_case(mapping):
    case = read(mapping)
    assert case.source_id == "p-1"
    assert case.fields["title"] == "Lakbalk voor brieven 1"
    assert case.fields["summary"].startswith("We lakken namen in brieven.")
    assert case.fields["approach"].startswith("<p>We lakken")
    assert case.fields["context"] == "<h3>Wettelijke grondslag</h3><p>Wet open overheid</p>"
    assert case.fields["period_start"] == date(2014, 9, 1)
    assert case.fields["phase"] == "running"
    assert case.fields["source_url"] == "https://register.example.org/p-1"
    assert case.themes == ("open-data",)
    assert case.tags == ("lakken",)
    assert case.organisation.name == "Gemeente Voorbeelddam"


def test_word_in_the_text_gives_a_theme(mapping):
    assert read(mapping, naam="Anonimiseren met hulp").themes == ("open-data", "wet-open-overheid")
    assert read(mapping, naam="Kangaroewoorden").themes == ("open-data",)


def test_long_title_is_cut_and_kept_in_the_text(mapping):
    title = "Een heel lange naam " * 10
    case = read(mapping, naam=title)
    assert len(case.fields["title"]) <= 120
    assert case.fields["title"].endswith("…")
    assert title.strip() in case.fields["approach"]
    assert "Volledige titel" not in case.fields["summary"]


@pytest.mark.parametrize(
    ("values", "note"),
    [
        ({"organisatie": ""}, "organisatie: leeg"),
        ({"organisatie": "X" * 300}, "organisatie: te lang of te kort voor een naam"),
        ({"begin": "ooit"}, "begin: geen datum"),
        ({"begin": "2020", "eind": "2010"}, "eind: ligt voor het begin"),
        ({"onderwerp": "x" * 90}, "onderwerp: niet bruikbaar als onderwerp"),
        ({"nummer": "met spatie"}, "nummer: geen webadres"),
    ],
)
def test_gap_is_noted_and_not_an_error(mapping, values, note):
    assert read(mapping, **values).notes == (note,)


def test_empty_text_is_a_gap(mapping):
    case = read(mapping, aanpak="", wet="")
    assert case.fields["approach"] == ""
    assert case.fields["summary"] == case.fields["title"]


@pytest.mark.parametrize(
    ("values", "column"),
    [
        ({"nummer": " "}, "nummer"),
        ({"naam": "\u200b"}, "naam"),
        ({"nummer": "9" * 200}, "nummer"),
        ({"aanpak": "x" * 100_000}, "aanpak"),
    ],
)
def test_refused_with_column_and_sentence(mapping, values, column):
    with pytest.raises(RowRefusedError) as caught:
        read(mapping, **values)
    assert caught.value.column == column
    assert caught.value.sentence.endswith(".")


def test_digest_follows_what_the_row_says_and_not_where_it_stands(mapping):
    assert read(mapping).digest == read(mapping, number=99).digest
    assert read(mapping).digest != read(mapping, stand="klaar").digest
    assert read(mapping).digest == read(mapping, aanpak=row(1)["aanpak"] + "<br/>").digest
