"""Write refused rows to a file that a spreadsheet may open without harm."""

import csv
from pathlib import Path
from types import TracebackType
from typing import Self

from django.utils.translation import gettext as _

from alliantie.spreadsheets import harmless

from .errors import ImportFileError

VALUE_LENGTH = 200


class RejectsFile:
    """The refused rows of one run; without a path nothing is written."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._file = None
        if path is not None:
            try:
                self._file = path.open("w", encoding="utf-8-sig", newline="", errors="replace")
            except OSError as error:
                raise ImportFileError(
                    _("%(path)s kan niet worden geschreven. Bestaat de map?") % {"path": path}
                ) from error
            self._write(_("rij"), _("kolom"), _("wat er mis is"), _("wat er stond"))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file is not None:
            self._file.close()

    def add(self, *, number: int, column: str, sentence: str, value: str) -> None:
        """Note one refused row at once, so that a run that is stopped leaves what it knew."""
        self._write(str(number), column, sentence, value[:VALUE_LENGTH])

    def _write(self, *cells: str) -> None:
        if self._file is not None:
            csv.writer(self._file).writerow([harmless(cell) for cell in cells])
            self._file.flush()
