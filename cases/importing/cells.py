"""What every kind of row asks of its cells: filled where that is needed, not endless, a fingerprint."""

import hashlib
import json
import re
from collections.abc import Container, Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from .cleaning import clean_line
from .errors import RowRefusedError
from .mapping import OutsideColumns, Row, Source, ThemeRule

ID_LENGTH, URL_LENGTH = 120, 500
# Longer than a book chapter: not something anybody wrote in one cell of a register.
CELL_LENGTH = 50_000
MOST_THEMES = 5
URL = re.compile(r"https?://[^\s<>\"'()\[\]{}|\\^`]+[^\s<>\"'()\[\]{}|\\^`.,;:!?]")


def check_lengths(row: Row) -> None:
    """Refuse a row with a cell nobody wrote by hand."""
    for column, value in row.items():
        if len(value) > CELL_LENGTH:
            sentence = _("Deze cel heeft %(length)d tekens; er passen er %(limit)d.") % {
                "length": len(value),
                "limit": CELL_LENGTH,
            }
            raise RowRefusedError(column=column, sentence=sentence, value=value)


def needed(row: Row, column: str, limit: int) -> str:
    """Give one line from a cell that has to be filled."""
    return filled(clean_line(row[column]), column, limit)


def filled(value: str, column: str, limit: int) -> str:
    """Give a clean value back; refuses an empty one and one that is too long."""
    if not value:
        raise RowRefusedError(column=column, sentence=_("Deze cel is leeg en mag dat niet zijn."))
    if len(value) > limit:
        sentence = _("Deze cel mag hooguit %(limit)d tekens hebben.") % {"limit": limit}
        raise RowRefusedError(column=column, sentence=sentence, value=value)
    return value


def source_url(
    row: Row, columns: OutsideColumns, source: Source, source_id: str, notes: list[str]
) -> str:
    """Give where the row stands in its register: from its own cell, else from the number."""
    column = columns.url
    found = URL.search(clean_line(row[column])) if column else None
    if found and len(found.group()) <= URL_LENGTH:
        return found.group()
    if not source.url:
        return ""
    made = URL.fullmatch(source.url.replace("{id}", source_id))
    if made is None or len(made.group()) > URL_LENGTH:
        notes.append(_("%(column)s: geen webadres") % {"column": column or columns.id})
        return ""
    return made.group()


def themes_of(row: Row, rules: Iterable[ThemeRule], known: Container[str]) -> tuple[str, ...]:
    """Give the themes that fit, as far as this site has them."""
    found = [
        rule.theme
        for rule in rules
        if rule.theme in known
        and (rule.words is None or any(rule.words.search(row[name]) for name in rule.columns))
    ]
    return tuple(dict.fromkeys(found))[:MOST_THEMES]


def fingerprint(said: Mapping[str, Any]) -> str:
    """Fingerprint what a row says; where it stands in the file does not matter."""
    kept = {name: value for name, value in said.items() if name not in {"number", "notes"}}
    text = json.dumps(kept, sort_keys=True, default=str, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()
