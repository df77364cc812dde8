"""Look at an uploaded file before anything is kept: is it a CSV in UTF-8 with usable columns."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import IO, Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from .policies import ImportRefusedError

MOST_BYTES = 20 * 1024 * 1024
MOST_COLUMNS, COLUMN_LENGTH = 200, 200
SAMPLES, SAMPLE_LENGTH = 3, 120
SEPARATORS = ",;\t|"
CELL_LIMIT = 1_000_000
ENDINGS = (".csv", ".txt")
BOM_16 = (b"\xff\xfe", b"\xfe\xff")
# What a file is, whatever it is called.
OTHER_KINDS = {
    b"PK\x03\x04": "zip",
    b"%PDF": "pdf",
    b"\xd0\xcf\x11\xe0": "xls",
    b"\x1f\x8b": "gzip",
}


@dataclass(frozen=True)
class Head:
    """The columns of a file, the sign between them, and the first rows."""

    separator: str
    columns: list[str]
    samples: list[list[str]]


def read_head(file: "UploadedFile[Any]") -> Head:
    """Check a file whole, and give its columns; raises ImportRefusedError with what to do about it."""
    _check_kind(file)
    lines = _decoded(file)
    first = next((line for line in lines if line.strip()), "")
    if not first:
        raise ImportRefusedError(_("Dit bestand is leeg. Kies een bestand met rijen."))
    separator = max(SEPARATORS, key=first.count)
    limit = csv.field_size_limit(CELL_LIMIT)
    try:
        return _head(first, lines, separator)
    except csv.Error as error:
        raise ImportRefusedError(
            _("Dit bestand is niet te lezen als CSV. Staat er een aanhalingsteken open?")
        ) from error
    finally:
        csv.field_size_limit(limit)


def _head(first: str, lines: Iterator[str], separator: str) -> Head:
    rows = csv.reader(_with(first, lines), delimiter=separator)
    columns = [cell.strip() for cell in next(rows)]
    _check_columns(columns)
    samples = [
        [cell[:SAMPLE_LENGTH] for cell in row[: len(columns)]]
        for row in islice(filter(None, rows), SAMPLES)
    ]
    if not samples:
        raise ImportRefusedError(
            _("In dit bestand staan alleen kolomnamen. Kies een bestand met rijen.")
        )
    for _line in lines:
        """Read on to the end: a character that is no UTF-8 may stand in the last row."""
    return Head(separator, columns, samples)


def _with(first: str, lines: Iterator[str]) -> Iterator[str]:
    yield first
    yield from lines


def _check_kind(file: "UploadedFile[Any]") -> None:
    if not (file.name or "").lower().endswith(ENDINGS):
        raise ImportRefusedError(
            _("Kies een CSV-bestand: de naam eindigt op .csv. Uit Excel: sla op als “CSV UTF-8”.")
        )
    if not file.size:
        raise ImportRefusedError(_("Dit bestand is leeg. Kies een bestand met rijen."))
    if file.size > MOST_BYTES:
        raise ImportRefusedError(
            _("Dit bestand is groter dan %(most)d MB. Splits het in delen.")
            % {"most": MOST_BYTES // 1024 // 1024}
        )
    start = file.read(4096)
    file.seek(0)
    if any(start.startswith(sign) for sign in OTHER_KINDS):
        raise ImportRefusedError(
            _("Dit is geen CSV, al heet het zo. Open het in Excel en sla op als “CSV UTF-8”.")
        )
    if start.startswith(BOM_16) or b"\x00" in start:
        raise ImportRefusedError(
            _("Dit bestand is niet in UTF-8 opgeslagen. Sla het op als “CSV UTF-8”.")
        )


def _decoded(file: IO[Any]) -> Iterator[str]:
    """Give the lines as text; says in which row something is no UTF-8."""
    for number, line in enumerate(file, start=1):
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise ImportRefusedError(
                _("Regel %(row)d heeft tekens die geen UTF-8 zijn. Sla het op als “CSV UTF-8”.")
                % {"row": number}
            ) from error


def _check_columns(columns: Sequence[str]) -> None:
    named = [name for name in columns if name]
    if not named or len(columns) > MOST_COLUMNS or max(map(len, named)) > COLUMN_LENGTH:
        raise ImportRefusedError(
            _(
                "In de eerste rij staan geen bruikbare kolomnamen. Zet daar de namen van de kolommen."
            )
        )
    twice = sorted({name for name in named if named.count(name) > 1})
    if twice:
        raise ImportRefusedError(
            _("Deze kolomnaam staat er twee keer: %(twice)s. Geef elke kolom een eigen naam.")
            % {"twice": ", ".join(twice)}
        )
