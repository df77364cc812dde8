"""A table that everybody can read."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import (
    TypedTableBlock,
    TypedTableBlockValidationError,
)

from .looks import PREVIEW, SHOWN

MOST_COLUMNS, MOST_ROWS = 8, 60


class GridBlock(TypedTableBlock):
    """Columns with headings, and rows of words."""

    text = blocks.CharBlock(label=_("Tekst"), required=False, max_length=300)

    class Meta:
        label = _("Tabel")

    def clean(self, table: Any) -> Any:
        """Refuse a table that cannot be read aloud, once the page goes online, and one too large."""
        cleaned = super().clean(table)
        wrong = list(_too_large(cleaned))
        if not self.is_deferred_validation:
            wrong += _unreadable(cleaned)
        if wrong:
            raise TypedTableBlockValidationError(non_block_errors=wrong)
        return cleaned


class TableBlock(blocks.StructBlock):
    """Figures or facts side by side."""

    grid = GridBlock(
        help_text=_("Zet boven de tabel waar die over gaat, en boven elke kolom een kop.")
    )
    first_column_heads = blocks.BooleanBlock(
        label=_("De eerste kolom zegt waar de rij over gaat"), required=False, default=True
    )

    class Meta:
        label = _("Tabel")
        description = _(
            "Feiten of cijfers naast elkaar, met een titel en een kop boven elke kolom."
        )
        icon = "table"
        group = SHOWN
        template = "components/blocks/table.html"
        preview_template = PREVIEW

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add the table in the words of the component."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        grid = value["grid"]
        context["table"] = {
            "caption": grid.caption,
            "headers": [column["heading"] for column in grid.columns],
            "rows": [row["values"] for row in grid.row_data],
            "row_headers": value["first_column_heads"],
        }
        return context


def _too_large(table: Any) -> list[Any]:
    if len(table.columns) <= MOST_COLUMNS and len(table.row_data) <= MOST_ROWS:
        return []
    limits = {"columns": MOST_COLUMNS, "rows": MOST_ROWS}
    words = _("Een tabel heeft hoogstens %(columns)d kolommen en %(rows)d rijen. Maak er twee van.")
    return [words % limits]


def _unreadable(table: Any) -> list[Any]:
    wrong: list[Any] = []
    if not (table.caption or "").strip():
        wrong.append(_("Geef de tabel een titel, zodat iedereen weet waar die over gaat."))
    if not table.columns or not table.row_data:
        wrong.append(_("Zet minstens één kolom en één rij in de tabel."))
    if not all((column["heading"] or "").strip() for column in table.columns):
        wrong.append(_("Zet boven elke kolom een kop."))
    return wrong
