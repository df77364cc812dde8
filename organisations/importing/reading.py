"""Read the file of a register; what cannot be right is said in a sentence with row and column."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

from organisations.policies import OrganisationRefusedError

from .rows import RegisterRow, RowRefusedError, parse

NEEDED = (
    "org_id",
    "naam",
    "soort",
    "code",
    "provincie",
    "veiligheidsregio",
    "lat",
    "lon",
    "website_of_code",
    "bron",
)
OTHER_SEPARATORS = {";": "een puntkomma", "\t": "een tab", "|": "een streep"}
FIRST_BYTES = 4096


@dataclass(frozen=True)
class RegisterShape:
    """How a file is written down: the sign between columns, and which of its columns ours are.

    Without `columns` they have our names; `fixed` is what every row gets.
    """

    separator: str = ","
    columns: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)

    @property
    def wanted(self) -> tuple[str, ...]:
        """Give the columns that the file must have."""
        return tuple(self.columns.values()) or NEEDED

    def in_our_words(self, fields: dict[str, str]) -> dict[str, str]:
        """Give a row under our names."""
        if not self.columns:
            return fields
        ours = {name: fields[column] for name, column in self.columns.items()}
        return {**dict.fromkeys(NEEDED, ""), **self.fixed, **ours}


USUAL = RegisterShape()


class FileRefusedError(OrganisationRefusedError):
    """The file as a whole cannot be read."""


def read_register(path: Path) -> tuple[list[RegisterRow], list[str]]:
    """Give the rows that can stand and a sentence about each that cannot."""
    rows: list[RegisterRow] = []
    refused: list[str] = []
    for one in register_rows(path):
        if isinstance(one, RowRefusedError):
            refused.append(one.sentence)
        else:
            rows.append(one)
    if not rows and not refused:
        raise FileRefusedError(_("In dit bestand staan geen organisaties, alleen kolomnamen."))
    return rows, refused


def register_rows(
    path: Path, shape: RegisterShape = USUAL
) -> Iterator[RegisterRow | RowRefusedError]:
    """Yield each row, or why it cannot stand."""
    for number, fields in _records(path, shape.wanted, shape.separator):
        try:
            yield parse(number, shape.in_our_words(fields))
        except RowRefusedError as error:
            yield error


def read_column(path: Path, column: str) -> list[str]:
    """Give the filled cells of one column of any CSV file."""
    return [
        fields[column].strip()
        for _number, fields in _records(path, needed=(column,))
        if (fields[column] or "").strip()
    ]


def _records(
    path: Path, needed: Sequence[str] = NEEDED, separator: str = ","
) -> Iterator[tuple[int, dict[str, str]]]:
    text = _text(path)
    lines = text.splitlines(keepends=True)
    reader = csv.DictReader(lines, strict=True, delimiter=separator)
    try:
        columns = [name.strip() for name in reader.fieldnames or ()]
        _check_columns(columns, needed)
        reader.fieldnames = columns
        for number, fields in enumerate(reader, start=2):
            yield number, _complete(number, fields, len(columns))
    except csv.Error as error:
        raise FileRefusedError(
            _("Rij %(row)d is niet te lezen als CSV: %(why)s.")
            % {"row": reader.line_num, "why": error}
        ) from error


def _complete(number: int, fields: dict[str, str], expected: int) -> dict[str, str]:
    """Refuse a row with more or fewer cells than there are columns: its values stand in wrong ones."""
    if None in fields or None in fields.values():
        raise FileRefusedError(
            _("Rij %(row)d heeft meer of minder velden dan de %(expected)d kolommen.")
            % {"row": number, "expected": expected}
        )
    return fields


def _text(path: Path) -> str:
    if not path.is_file():
        raise FileRefusedError(_("Het bestand %(path)s bestaat niet.") % {"path": path})
    raw = path.read_bytes()
    if b"\x00" in raw[:FIRST_BYTES]:
        raise FileRefusedError(
            _("Dit is geen CSV-bestand in UTF-8. Sla het op als “CSV UTF-8” en probeer opnieuw.")
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = raw[: error.start].count(b"\n") + 1
        raise FileRefusedError(
            _(
                "Rij %(row)d bevat tekens die geen UTF-8 zijn. Sla het bestand op als “CSV UTF-8” "
                "en probeer opnieuw."
            )
            % {"row": row}
        ) from error


def _check_columns(columns: Sequence[str], needed: Sequence[str]) -> None:
    if not columns:
        raise FileRefusedError(_("Het bestand is leeg."))
    if len(columns) == 1:
        for sign, words in OTHER_SEPARATORS.items():
            if sign in columns[0]:
                raise FileRefusedError(
                    _("De kolommen zijn gescheiden door %(sign)s. Gebruik een komma.")
                    % {"sign": words}
                )
    missing = [name for name in needed if name not in columns]
    if missing:
        raise FileRefusedError(
            _("Deze kolommen ontbreken: %(missing)s. In het bestand staan: %(found)s.")
            % {"missing": ", ".join(missing), "found": ", ".join(columns)[:300]}
        )
    twice = sorted({name for name in columns if columns.count(name) > 1})
    if twice:
        raise FileRefusedError(
            _("Deze kolommen staan er twee keer: %(twice)s.") % {"twice": ", ".join(twice)}
        )
