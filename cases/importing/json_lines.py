"""Read JSON lines: one object a line, turned into the same texts a CSV gives."""

import json
from collections.abc import Iterator
from typing import Any, TextIO

LINE_LIMIT = 4_000_000
DEEPEST = 3


def lines_of(file: TextIO) -> Iterator[tuple[int, str]]:
    """Yield numbered lines that are not blank; of a line without end only the start is kept."""
    number = 0
    while line := file.readline(LINE_LIMIT):
        number += 1
        part = line
        while part and not part.endswith(("\n", "\r")) and len(part) == LINE_LIMIT:
            part = file.readline(LINE_LIMIT)
        if line.strip():
            yield number, line


def json_values(line: str) -> dict[str, str] | None:
    """Give the texts of one object, or None when the line holds none."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return dict(_flat(found)) if isinstance(found, dict) else None


def _flat(values: dict[str, Any], prefix: str = "", depth: int = 1) -> Iterator[tuple[str, str]]:
    """Name what lies deeper with a dot: `{"a": {"b": 1}}` is the column "a.b"."""
    for name, value in values.items():
        if isinstance(value, dict) and depth < DEEPEST:
            yield from _flat(value, f"{prefix}{name}.", depth + 1)
        else:
            yield f"{prefix}{name}", _text(value)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Ja" if value else "Nee"
    if isinstance(value, list):
        return "; ".join(filter(None, (_text(one) for one in value)))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
