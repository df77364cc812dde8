"""Every file that cannot be used is refused at the door, in a sentence that says what to do."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile

from alliantie.imports import files, rejects
from alliantie.imports.files import read_head
from alliantie.imports.policies import ImportRefusedError
from alliantie.imports.rejects import RejectsSheet


def zipped() -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as file:
        file.writestr("xl/workbook.xml", "<x/>")
    return made.getvalue()


REFUSED = {
    "leeg.csv": (b"", "Dit bestand is leeg"),
    "wit.csv": (b"\n\n  \n", "Dit bestand is leeg"),
    "namen.csv": (b"a,b\n", "alleen kolomnamen"),
    "lijst.xlsx": (b"a,b\n1,2\n", "eindigt op .csv"),
    "zip.csv": (zipped(), "Dit is geen CSV, al heet het zo"),
    "pdf.csv": (b"%PDF-1.4 ...", "Dit is geen CSV, al heet het zo"),
    "utf16.csv": ("a,b\n1,2\n".encode("utf-16"), "niet in UTF-8"),
    "utf16zonder.csv": ("a,b\n1,2\n".encode("utf-16-le"), "niet in UTF-8"),
    "laat.csv": (b"a,b\n" + b"1,2\n" * 5 + "é,2\n".encode("cp1252"), "Regel 7 heeft tekens"),
    "dubbel.csv": (b"id,naam,naam\n1,2,3\n", "staat er twee keer: naam"),
    "naamloos.csv": (b",,\n1,2,3\n", "geen bruikbare kolomnamen"),
}


def test_what_cannot_be_used_is_refused_with_what_to_do():
    for name, (content, sentence) in REFUSED.items():
        with pytest.raises(ImportRefusedError) as refused:
            read_head(SimpleUploadedFile(name, content))
        assert sentence in refused.value.sentence, name


def test_a_file_that_is_too_large_is_refused_before_it_is_read():
    class Unread(BytesIO):
        def read(self, *_args):
            raise AssertionError

    large = UploadedFile(Unread(), "groot.csv", size=files.MOST_BYTES + 1)
    with pytest.raises(ImportRefusedError) as refused:
        read_head(large)
    assert "groter dan 20 MB" in refused.value.sentence


def test_columns_and_samples_whatever_stands_between_them():
    for sign in files.SEPARATORS:
        rows = [["id", "naam"], ["1", f'"a{sign}\nb"'], ["2", "=1+1"], ["3", "c"], ["4", "d"]]
        text = "\n".join(sign.join(row) for row in rows)
        head = read_head(SimpleUploadedFile("lijst.csv", text.encode("utf-8-sig")))
        assert (head.separator, head.columns) == (sign, ["id", "naam"])
        assert head.samples == [["1", f"a{sign}\nb"], ["2", "=1+1"], ["3", "c"]]


class Kept:
    """A file field that only remembers."""

    content = ""

    def __bool__(self):
        return False

    def save(self, _name, file, **_more):
        self.content = file.read().decode("utf-8-sig")


def written(**cell):
    kept = Kept()
    with RejectsSheet() as sheet:
        for number in range(2, 7):
            sheet.add(number=number, column="naam", sentence=f"Staat ook in rij {number}.", **cell)
        sheet.keep(kept)
        return kept.content, sheet.reasons()


def test_refused_rows_run_no_formula_and_their_reasons_are_put_together(monkeypatch):
    content, reasons = written(value="=HYPERLINK(1)")
    assert "2;naam;Staat ook in rij 2.;'=HYPERLINK(1)" in content
    assert [(one["times"], len(one["examples"])) for one in reasons] == [(5, 3)]
    monkeypatch.setattr(rejects, "harmless", str)
    assert ";=HYPERLINK(1)" in written(value="=HYPERLINK(1)")[0]  # with the guard off it would run
