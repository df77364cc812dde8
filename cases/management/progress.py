"""Show how far a long command is, on the screen of whoever started it."""

from collections.abc import Callable
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

T = TypeVar("T")


def with_progress(title: str, *, total: int, execute: Callable[[Callable[[int], None]], T]) -> T:
    """Run something that tells how many it did, with a bar that says what is left."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=total)
        return execute(lambda rows: bar.advance(task, rows))
