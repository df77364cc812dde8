"""What leaves in a spreadsheet does nothing when it is opened."""

import csv
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO
from typing import Any

from django.http import HttpResponse
from openpyxl import Workbook
from openpyxl.styles import Font
from wagtail.admin.views.reports import ReportView

Cell = str | int | None
MARK = "\ufeff"  # Excel reads UTF-8 only with it
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDEST = 60  # signs in a column
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def harmless(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would run as a formula (OWASP, CSV injection)."""
    return f"'{cell}" if cell.lstrip(" \n").startswith(FORMULA_STARTS) else cell


class HarmlessReportView(ReportView):
    """A report of the CMS whose exports run no formula, and which stands as cards on a phone."""

    table_classname = "listing ao-decide"

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        """Neutralise every text of one row."""
        row: dict[str, Any] = super().to_row_dict(item)
        for name, value in row.items():
            if isinstance(value, str):
                row[name] = harmless(value)
        return row


def as_csv(lines: Iterable[Sequence[Cell]]) -> str:
    """Write lines that a spreadsheet opens without running anything; Dutch ones divide by a semicolon."""
    text = StringIO()
    csv.writer(text, delimiter=";").writerows(_harmless_line(line) for line in lines)
    return MARK + text.getvalue()


def csv_file(name: str, lines: Iterable[Sequence[Cell]]) -> HttpResponse:
    """Give lines as a file of text."""
    answer = HttpResponse(as_csv(lines), content_type="text/csv; charset=utf-8")
    return _attached(answer, f"{name}.csv")


def xlsx_file(name: str, lines: Iterable[Sequence[Cell]]) -> HttpResponse:
    """Give lines as a workbook in which numbers are numbers; its first line is the head and stays in sight."""
    book = Workbook()
    sheet = book.create_sheet(name, 0)
    book.remove(book.worksheets[-1])
    for line in lines:
        sheet.append(_harmless_line(line))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    for column in sheet.iter_cols():
        longest = max(len(str(cell.value or "")) for cell in column)
        sheet.column_dimensions[column[0].column_letter].width = min(longest + 2, WIDEST)
    file = BytesIO()
    book.save(file)
    return _attached(HttpResponse(file.getvalue(), content_type=XLSX), f"{name}.xlsx")


def _harmless_line(line: Sequence[Cell]) -> list[Cell]:
    return [harmless(cell) if isinstance(cell, str) else cell for cell in line]


def _attached(answer: HttpResponse, name: str) -> HttpResponse:
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
