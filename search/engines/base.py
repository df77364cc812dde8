"""The promise every search engine keeps; pages and tests know nothing else of it."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from search.contract import Results, SearchDocument, SearchQuery, Viewer


class EngineDownError(Exception):
    """The index is missing, broken or out of reach."""


class EngineBusyError(Exception):
    """Another process is writing to the index; try again later."""


@dataclass(frozen=True)
class Answer:
    """Results of one page, and the keys of the first `depth` hits to hold against the database."""

    results: Results
    keys: tuple[str, ...]


class Engine(ABC):
    """A store of documents that answers questions for somebody."""

    @abstractmethod
    def update(self, documents: Iterable[SearchDocument], *, removed: Iterable[str] = ()) -> None:
        """Write and remove documents at once; doing it twice has the effect of once.

        Raises EngineBusyError when another process writes, EngineDownError when the index is broken.
        """

    @abstractmethod
    def rebuild(self, documents: Iterable[SearchDocument]) -> int:
        """Build a fresh index beside the old one and swap; the old one answers until then."""

    @abstractmethod
    def search(
        self,
        query: SearchQuery,
        viewer: Viewer,
        *,
        now: datetime,
        without: frozenset[str] = frozenset(),
        depth: int = 0,
    ) -> Answer:
        """Answer with what the viewer may see at `now`, leaving out the keys in `without`.

        Raises EngineDownError when there is no index to ask.
        """

    @abstractmethod
    def fingerprints(self) -> dict[str, str]:
        """Give, for every document in the index, its key and a digest of what was indexed."""

    @abstractmethod
    def is_ready(self) -> bool:
        """Say whether there is an index that can be read."""
