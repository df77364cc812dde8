"""Remember which numbers were in the file, on disk, so that memory stays flat."""

import sqlite3
from collections.abc import Iterable
from types import TracebackType
from typing import Self


class SeenIds:
    """The outside ids of one run with the row each stood in first."""

    def __init__(self) -> None:
        # An empty name is a private file that SQLite itself removes.
        self._store = sqlite3.connect("", isolation_level=None)
        self._store.execute("PRAGMA cache_size = -2000")
        self._store.execute("CREATE TABLE seen (id TEXT PRIMARY KEY, number INTEGER) WITHOUT ROWID")
        self._store.execute("BEGIN")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._store.close()

    def first(self, source_id: str, number: int) -> int:
        """Note an id and give the row where it stood first."""
        self._store.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (source_id, number))
        query = "SELECT number FROM seen WHERE id = ?"
        return int(self._store.execute(query, (source_id,)).fetchone()[0])

    def absent(self, source_ids: Iterable[str]) -> list[str]:
        """Give which of these were not in the file."""
        query = "SELECT 1 FROM seen WHERE id = ?"
        return [one for one in source_ids if not self._store.execute(query, (one,)).fetchone()]
