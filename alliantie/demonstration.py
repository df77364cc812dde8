"""What the demo modules of the apps share."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol


@dataclass(frozen=True)
class DemoRun:
    """One run of the demo command.

    `say` prints a line at once, `at_the_end` is printed when all is loaded, `new_passwords` replaces
    the old ones.
    """

    say: Callable[[str], object]
    new_passwords: bool = False
    at_the_end: list[str] = field(default_factory=list)


class DemoLoader(Protocol):
    """What `<app>.demo.load` looks like: idempotent, offline, the same every time."""

    def __call__(self, run: DemoRun) -> None:
        """Add what is missing of the app's demo content."""


def read_rows(file: Path, name: str) -> list[dict[str, Any]]:
    """Read the list `name` of a TOML file with demo content."""
    rows: list[dict[str, Any]] = tomllib.loads(file.read_text(encoding="utf-8")).get(name, [])
    return rows
