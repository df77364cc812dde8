"""Refused rows of one run: a file for a spreadsheet, and the reasons put together for the screen."""

import csv
import re
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import Any, Self

from django.core.files import File
from django.utils.translation import gettext as _

from alliantie.spreadsheets import MARK, harmless

VALUE_LENGTH = 200
MOST_ROWS = 20_000
MOST_REASONS, EXAMPLES = 30, 3
NUMBERS = re.compile(r"\d+|[“'][^”']*[”']")


class RejectsSheet:
    """Rows that were refused, written on disk as they come so that memory stays flat."""

    def __init__(self) -> None:
        # Closed by __exit__: a sheet is used in a with statement.
        self._file: Any = TemporaryFile("w+", encoding="utf-8", newline="")  # noqa: SIM115 -- see above
        self._writer = csv.writer(self._file, delimiter=";")
        self._reasons: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
        self._times: dict[tuple[str, str], int] = defaultdict(int)
        self._sentences: dict[tuple[str, str], str] = {}
        self.count = 0
        self._file.write(MARK)
        self._write(_("rij"), _("kolom"), _("wat er mis is"), _("wat er stond"))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def add(self, *, number: int, column: str, sentence: str, value: str) -> None:
        """Note one refused row."""
        self.count += 1
        if self.count <= MOST_ROWS:
            self._write(str(number), column, sentence, value[:VALUE_LENGTH])
        key = (column, NUMBERS.sub("…", sentence))
        if key not in self._times and len(self._times) >= MOST_REASONS:
            key = ("", "")
            sentence = _("Andere redenen: zie het bestand met geweigerde rijen.")
        self._times[key] += 1
        self._sentences.setdefault(key, sentence)
        if len(self._reasons[key]) < EXAMPLES:
            self._reasons[key].append({"row": str(number), "value": value[:80]})

    def reasons(self) -> list[dict[str, Any]]:
        """Give each reason with how often and its first rows, most frequent first."""
        ordered = sorted(self._times.items(), key=lambda pair: -pair[1])
        return [
            {
                "column": key[0],
                "sentence": self._sentences[key],
                "times": times,
                "examples": self._reasons[key],
            }
            for key, times in ordered
        ]

    def keep(self, field: Any) -> None:
        """Store the file in a field of a row; without refused rows there is none."""
        if field:
            field.delete(save=False)
        if self.count:
            self._file.flush()
            self._file.seek(0)
            field.save("rejects.csv", File(self._file.buffer, name="rejects.csv"), save=False)

    def _write(self, *cells: str) -> None:
        self._writer.writerow([harmless(cell) for cell in cells])


def rows_of(path: Path) -> list[list[str]]:
    """Read such a file again."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))
