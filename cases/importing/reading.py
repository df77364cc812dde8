"""Read a file row by row, so that memory stays flat however long the file is."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from .errors import ImportFileError
from .json_lines import json_values, lines_of
from .mapping import FileMapping, Row

# A cell beyond this is a file gone wrong: most often a quotation mark that is never closed.
CELL_LIMIT = 1_000_000
JSON_ENDINGS = frozenset({".jsonl", ".ndjson"})
ZIP_START = b"PK\x03\x04"
HEADER_ROW = 1


@dataclass(frozen=True)
class RawRow:
    """One row as it stands in the file, with its number as a spreadsheet shows it."""

    number: int
    values: Row
    problem: str = ""


def check_file(path: Path, mapping: FileMapping) -> int:
    """Read the whole file once before anything is written; give the number of rows."""
    wanted = set(mapping.wanted_columns)
    count = 0
    for row in read_rows(path, mapping):
        wanted -= row.values.keys()
        count += 1
    if not count:
        raise ImportFileError(_("%(path)s is leeg: er staan geen rijen in.") % {"path": path})
    if wanted:
        raise missing(path, [name for name in mapping.wanted_columns if name in wanted])
    return count


def read_rows(path: Path, mapping: FileMapping) -> Iterator[RawRow]:
    """Yield the rows of a CSV or JSON lines file."""
    with _opened(path, mapping) as file:
        if path.suffix.lower() in JSON_ENDINGS:
            yield from _json_rows(file)
        else:
            yield from _csv_rows(file, path, mapping)


def missing(path: Path, columns: list[str]) -> ImportFileError:
    """Say which columns are not there."""
    return ImportFileError(
        _("In %(path)s ontbreekt een kolom: %(columns)s. Past deze mapping bij dit bestand?")
        % {"path": path, "columns": ", ".join(columns)}
    )


@contextmanager
def _opened(path: Path, mapping: FileMapping) -> Iterator[Any]:
    encoding = mapping.file.encoding
    try:
        with path.open("rb") as raw:
            if raw.read(4) == ZIP_START:
                raise ImportFileError(
                    _("%(path)s is een Excel-bestand of zip. Sla het op als CSV in UTF-8.")
                    % {"path": path}
                )
        utf8 = encoding.lower().replace("_", "-") in {"utf-8", "utf8"}
        with path.open(encoding="utf-8-sig" if utf8 else encoding, newline="") as file:
            yield file
    except UnicodeError as error:
        raise ImportFileError(
            _(
                "%(path)s is niet in %(encoding)s opgeslagen. Sla het op als UTF-8, "
                "of noem de juiste codering in de mapping."
            )
            % {"path": path, "encoding": encoding.upper()}
        ) from error
    except OSError as error:
        raise ImportFileError(
            _("%(path)s kan niet worden gelezen. Klopt de naam, en mag je erbij?") % {"path": path}
        ) from error


def _csv_rows(file: Any, path: Path, mapping: FileMapping) -> Iterator[RawRow]:
    limit = csv.field_size_limit(CELL_LIMIT)
    number = HEADER_ROW
    try:
        reader = csv.reader(file, delimiter=mapping.file.separator)
        header = _header(next(reader, []), path, mapping)
        for number, cells in enumerate(reader, start=HEADER_ROW + 1):
            if cells:
                yield _raw_row(number, header, cells)
    except csv.Error as error:
        raise ImportFileError(
            _("%(path)s is na rij %(number)d niet te lezen. Staat er een aanhalingsteken open?")
            % {"path": path, "number": number}
        ) from error
    finally:
        csv.field_size_limit(limit)


def _raw_row(number: int, header: list[str], cells: list[str]) -> RawRow:
    values = dict(zip(header, cells, strict=False))
    if len(cells) == len(header):
        return RawRow(number, values)
    problem = _(
        "Deze rij heeft %(cells)d cellen en de eerste rij %(columns)d. "
        "Staat er een aanhalingsteken of scheidingsteken te veel?"
    ) % {"cells": len(cells), "columns": len(header)}
    return RawRow(number, values, problem)


def _header(cells: list[str], path: Path, mapping: FileMapping) -> list[str]:
    header = [cell.strip() for cell in cells]
    absent = [name for name in mapping.wanted_columns if name not in header]
    if not any(header):
        raise ImportFileError(_("%(path)s is leeg: er staan geen rijen in.") % {"path": path})
    if absent and "\0" in "".join(cells):
        raise ImportFileError(
            _("%(path)s lijkt in UTF-16 opgeslagen. Sla het op als UTF-8.") % {"path": path}
        )
    if absent and len(header) == 1 and len(mapping.wanted_columns) > 1:
        raise ImportFileError(
            _(
                "%(path)s heeft geen kolommen met '%(separator)s' ertussen. "
                "Noem het juiste scheidingsteken in de mapping."
            )
            % {"path": path, "separator": mapping.file.separator}
        )
    if absent:
        raise missing(path, absent)
    doubled = [name for name in mapping.wanted_columns if header.count(name) > 1]
    if doubled:
        raise ImportFileError(
            _("In %(path)s staat een kolom twee keer: %(columns)s.")
            % {"path": path, "columns": ", ".join(doubled)}
        )
    return header


def _json_rows(file: Any) -> Iterator[RawRow]:
    for number, line in lines_of(file):
        values = json_values(line)
        if values is None:
            yield RawRow(number, {}, _("Deze regel is geen geldig JSON-object."))
        else:
            yield RawRow(number, values)
