"""The promise every search engine keeps; pages and tests know nothing else of it."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from search.asking.clauses import Asked, Clause
from search.contract import Hit, Results, SearchDocument, SearchQuery
from search.viewers import Viewer


class EngineDownError(Exception):
    """The index is missing, broken, too slow or out of reach."""


class EngineBusyError(Exception):
    """Another process is writing to the index; try again later."""


@dataclass(frozen=True)
class Answer:
    """Results of one page, and the keys of the first `depth` hits to hold against the database."""

    results: Results
    keys: tuple[str, ...]


class Engine(ABC):
    """A store of documents that answers questions for somebody.

    Whoever asks gives the moment (`now`) and the keys to leave out (`without`): what changed since
    it was indexed and is no longer meant for the viewer.
    """

    @abstractmethod
    def update(
        self,
        documents: Iterable[SearchDocument],
        *,
        removed: Iterable[str] = (),
        version: int | None = None,
    ) -> None:
        """Write and remove documents; doing it twice has the effect of once.

        Both may be read from the database while they are asked for: documents first, then what is
        removed; an engine that knows no versions asks while it keeps other writers out.
        `version` is the moment, in nanoseconds, just before the database was read for this batch: a
        batch that was read earlier never takes the place of one that was read later. Without it the
        batch counts as read now.
        Raises EngineBusyError when another process writes, EngineDownError when it cannot be done.
        """

    @abstractmethod
    def rebuild(self, documents: Iterable[SearchDocument]) -> int:
        """Build a fresh index beside the old one and swap; give the number of documents.

        The old one answers until then; a rebuild that fails or is killed leaves no trace, at the
        latest after the next one.
        """

    @abstractmethod
    def search(
        self,
        asked: Asked,
        query: SearchQuery,
        viewer: Viewer,
        *,
        now: datetime,
        without: frozenset[str] = frozenset(),
        depth: int = 0,
    ) -> Answer:
        """Answer with what the viewer may see; `query` gives filters, page and order.

        Raises EngineDownError when there is no index to ask.
        """

    @abstractmethod
    def suggest(
        self,
        asked: Clause,
        viewer: Viewer,
        *,
        now: datetime,
        without: frozenset[str] = frozenset(),
        limit: int = 10,
    ) -> tuple[Hit, ...]:
        """Give the best hits without counts, filters or passages: quick enough for every key stroke."""

    @abstractmethod
    def count(
        self,
        clauses: Sequence[Clause],
        viewer: Viewer,
        *,
        now: datetime,
        without: frozenset[str] = frozenset(),
    ) -> list[int]:
        """Count for each clause how many documents the viewer may see that answer it."""

    @abstractmethod
    def words(self) -> Mapping[str, int]:
        """Give every word of the index, folded, with the number of documents that have it.

        It counts what nobody may see too: never show one without asking `count` for the viewer. It
        may be a minute old.
        """

    @abstractmethod
    def fingerprints(self) -> dict[str, str]:
        """Give, for every document in the index, its key and a digest of what was indexed."""

    @abstractmethod
    def mark(self) -> str:
        """Give the last mark written: it tells whether this is the index we think it is."""

    @abstractmethod
    def set_mark(self, mark: str) -> None:
        """Write a mark that stays with the index, also when it is copied or restored."""

    @abstractmethod
    def is_ready(self) -> bool:
        """Say whether there is an index that can be read."""
