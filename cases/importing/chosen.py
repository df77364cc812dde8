"""Make a mapping of what somebody chose in a form, in the shape and with the checks of a mapping file."""

from collections.abc import Mapping as Values
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .errors import ImportFileError
from .mapping import Mapping
from .mapping_file import parse_mapping
from .mapping_rules import SECTIONS

KEY_LENGTH = 40
PLAIN = ("id", "title", "summary", "url", "period_start", "period_end")
LINK_TITLE = gettext_lazy("Meer over dit voorbeeld")


def chosen_mapping(
    columns: Values[str, str], fixed: Values[str, str], *, separator: str
) -> Mapping:
    """Give the mapping; raises ImportFileError when something is missing."""
    key = slugify(fixed["label"])[:KEY_LENGTH].strip("-")
    if not key:
        raise ImportFileError(_("Geef het register een naam met letters."))
    tables: dict[str, Any] = {
        "source": {
            "key": key,
            "label": fixed["label"],
            "licence": fixed["licence"],
            "language": fixed["language"],
        },
        "file": {"separator": separator},
        "columns": {name: columns[name] for name in PLAIN if columns.get(name)},
        "organisation": {
            "column": columns.get("organisation", ""),
            "kind": fixed["kind"],
            "fallback": fixed.get("organisation", ""),
        },
        "section": [
            {"name": name, "column": columns[name]} for name in SECTIONS if columns.get(name)
        ],
        "theme": [{"theme": fixed["theme"]}] if fixed.get("theme") else [],
        "tag": [{"column": columns["tags"]}] if columns.get("tags") else [],
        "link": [{"column": columns["link"], "title": str(LINK_TITLE)}]
        if columns.get("link")
        else [],
    }
    return parse_mapping(tables)
