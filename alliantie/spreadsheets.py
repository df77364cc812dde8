"""What leaves in a spreadsheet does nothing when it is opened."""

from typing import Any

from wagtail.admin.views.reports import ReportView

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def harmless(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would run as a formula (OWASP, CSV injection)."""
    return f"'{cell}" if cell.lstrip(" \n").startswith(FORMULA_STARTS) else cell


class HarmlessReportView(ReportView):
    """A report of the CMS whose exports run no formula."""

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        """Neutralise every text of one row."""
        row: dict[str, Any] = super().to_row_dict(item)
        for name, value in row.items():
            if isinstance(value, str):
                row[name] = harmless(value)
        return row
