"""The two registers as they are, where their files are at hand; nothing of them is kept here."""

from pathlib import Path

import pytest

from cases.importing.errors import RowRefusedError
from cases.importing.mapping_file import read_mapping
from cases.importing.reading import check_file, read_rows
from cases.importing.rows import read_row
from cases.models import CasePage

DATA = Path("../shared/data")
REGISTERS = [
    ("algoritmeregister", DATA / "M4_algoritmeregister/algoritmes_train.csv", 1345),
    ("ipsx", DATA / "ipsx_eu_public_services/cases.csv", 853),
]
SAMPLE = 60
THEMES = {"algoritmes-en-ai", "open-verantwoording"}


def needs(path):
    if not path.exists():
        pytest.skip(f"{path} is not here")


@pytest.mark.parametrize(("name", "path", "count"), REGISTERS)
def test_every_row_is_readable(name, path, count):
    needs(path)
    mapping = read_mapping(Path(f"cases/mappings/{name}.toml"))
    assert check_file(path, mapping) == count
    cases = [read_row(raw, mapping, THEMES) for raw in read_rows(path, mapping)]
    assert len({case.source_id for case in cases}) == count
    assert all(case.themes for case in cases)
    text = " ".join(str(case.fields) for case in cases)
    assert not [
        sign for sign in ("Ã©", "â€™", "&amp;amp;", "<br", "\x00", "\u202e") if sign in text
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "path", "count"), REGISTERS)
def test_sample_comes_in_once(register, site_home, name, path, count):
    needs(path)
    register.mapping = Path(f"cases/mappings/{name}.toml")
    with path.open(encoding="utf-8", newline="") as file:
        head = "".join(line for _, line in zip(range(SAMPLE), file, strict=False))
    whole = head[: head.rstrip().rfind("\n") + 1]
    register.file.write_text(whole, encoding="utf-8", newline="")
    register.run("--publish")
    made = CasePage.objects.filter(source=name, live=True).count()
    assert made > SAMPLE // 4
    assert "0 nieuw, 0 bijgewerkt, 0 online gezet" in register.run("--publish")
    assert CasePage.objects.filter(source=name).count() == made


def test_dirty_rows_of_the_world_survive(mapping):
    import csv

    path = DATA / "I0_ruwe_import/ogp_ruw_300.csv"
    needs(path)
    from cases.importing.reading import RawRow

    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[2:]
    kept = 0
    for number, cells in enumerate(rows, start=3):
        values = {
            "nummer": f"{cells[0]}-{cells[1]}-{cells[3]}",
            "naam": cells[5],
            "aanpak": cells[7],
            "organisatie": cells[10],
            "begin": cells[8],
            "eind": cells[9],
        }
        try:
            case = read_row(RawRow(number, values), mapping, ())
        except RowRefusedError:
            continue
        kept += 1
        assert len(case.fields["title"]) <= 120
        assert "<br" not in str(case.fields)
    assert kept == len(rows)
