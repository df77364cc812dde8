import pytest
from django.core.management import CommandError

from alliantie.spreadsheets import harmless
from cases.importing.errors import ImportFileError
from cases.importing.reading import check_file, read_rows
from cases.models import CaseIndexPage, CasePage

from .conftest import csv_text, row


def wrong_files():
    good = csv_text([row(1), row(2, naam="Café aan de gracht")])
    return {
        "codering": (good.encode("cp1252"), "niet in UTF-8 opgeslagen"),
        "utf-16": (good.encode("utf-16"), "niet in UTF-8 opgeslagen"),
        "utf-16 zonder merk": (csv_text([row(1)]).encode("utf-16-le"), "UTF-16"),
        "scheidingsteken": (csv_text([row(1)], ";").encode(), "scheidingsteken"),
        "kolom": (good.replace("naam", "titel", 1).encode(), "ontbreekt een kolom: naam"),
        "dubbele kolom": (good.replace("wet", "naam", 1).encode(), "kolom"),
        "leeg": (b"", "is leeg"),
        "alleen kop": (good.split("\r\n")[0].encode(), "is leeg"),
        "excel": (b"PK\x03\x04rest", "Excel"),
        "open aanhalingsteken": (good.encode() + b'p-3,"' + b"x" * 1_100_000, "aanhalingsteken"),
    }


@pytest.mark.parametrize("kind", wrong_files())
def test_wrong_file_is_one_sentence_and_nothing_written(register, site_home, kind):
    content, words = wrong_files()[kind]
    register.file.write_bytes(content)
    with pytest.raises(CommandError) as caught:
        register.run("--publish")
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.returncode == 1
    assert not CasePage.objects.exists()


def test_no_file(register, site_home):
    with pytest.raises(CommandError, match="kan niet worden gelezen"):
        register.run()


def test_rejects_folder_that_is_not_there(register, site_home):
    register.write([row(1)])
    with pytest.raises(CommandError, match="kan niet worden geschreven"):
        register.run("--rejects", "/er/is/geen/map.csv")
    assert not CasePage.objects.exists()


@pytest.mark.django_db
def test_no_site_yet(register):
    for page in CaseIndexPage.objects.all():
        page.delete()
    register.write([row(1)])
    with pytest.raises(CommandError, match="start_site"):
        register.run()


def test_bom_and_other_separators_are_read(register, mapping):
    register.write([row(1)], encoding="utf-8-sig")
    assert check_file(register.file, mapping) == 1


def test_row_with_too_many_cells_is_refused_alone(register, mapping):
    text = csv_text([row(1), row(2)]) + "p-3,te kort\r\n\r\n"
    register.file.write_text(text, encoding="utf-8", newline="")
    rows = list(read_rows(register.file, mapping))
    assert [bool(one.problem) for one in rows] == [False, False, True]
    assert rows[-1].number == 4


def test_json_lines(register, mapping):
    register.write_json([row(1), row(2, onderwerp=["een", None, "twee"], stand=True, begin=2014)])
    with register.file.open("a") as file:
        file.write('\n{"kapot": \n[1, 2]\n' + "[" * 50_000 + '\n{"a":' + "9" * 10_000 + "}\n")
    assert check_file(register.file, mapping) == 6
    rows = list(read_rows(register.file, mapping))
    assert rows[1].values["onderwerp"] == "een; twee"
    assert (rows[1].values["stand"], rows[1].values["begin"]) == ("Ja", "2014")
    assert [bool(one.problem) for one in rows] == [False, False, True, True, True, True]


def test_json_without_a_wanted_key(register, mapping):
    register.write_json([{"nummer": "1"}])
    with pytest.raises(ImportFileError, match="ontbreekt een kolom: naam"):
        check_file(register.file, mapping)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", " =1", "\n=1"])
def test_formula_is_made_harmless(cell):
    assert harmless(cell).startswith("'")


def test_ordinary_cell_stays():
    assert harmless("gewoon = goed") == "gewoon = goed"
