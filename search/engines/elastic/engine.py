"""The engine on a server: every machine asks it, every worker writes to it."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from time import monotonic, time_ns
from typing import Any

from elasticsearch import NotFoundError

from search.asking.clauses import Asked, Clause
from search.contract import Hit, SearchDocument, SearchQuery
from search.engines.base import Answer, Engine, EngineBusyError, EngineDownError
from search.fields import analysed, fit
from search.viewers import Viewer

from .answering import Reader, answer_of
from .client import Address, Limits, broken_means_down, failing_means_down
from .documents import MARK_ID, orders
from .generations import Generations, filling
from .questions import Questions, named
from .scanning import read_fingerprints
from .vocabulary import Vocabulary, read_words
from .writing import MissingAliasError, write

# So long after a build was seen alive it is not looked at again.
TIDY_SECONDS = 10.0


class ElasticEngine(Engine):
    """Asks the one index behind the alias; many processes may write at once."""

    def __init__(
        self, address: Address, prefix: str, *, replicas: int = 0, limits: Limits | None = None
    ) -> None:
        """Remember where the server is; nothing is asked before the first question."""
        self._prefix = prefix
        self._limits = limits or Limits()
        self._writing = address.client(self._limits.writing)
        self._generations = Generations(self._writing, prefix, replicas)
        self._questions = Questions(address, prefix, self._limits)
        self._vocabulary = Vocabulary(self._read_words)
        self._tidy_after = 0.0

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
        """See Engine."""
        found = self._questions.ask(
            lambda client, index: Reader(client, index, viewer, now, without).answer(
                asked, query, depth
            )
        )
        with broken_means_down():
            return answer_of(found, asked, query)

    def suggest(
        self,
        asked: Clause,
        viewer: Viewer,
        *,
        now: datetime,
        without: frozenset[str] = frozenset(),
        limit: int = 10,
    ) -> tuple[Hit, ...]:
        """See Engine."""
        return self._questions.ask(
            lambda client, index: Reader(client, index, viewer, now, without).suggest(asked, limit)
        )

    def count(
        self,
        clauses: Sequence[Clause],
        viewer: Viewer,
        *,
        now: datetime,
        without: frozenset[str] = frozenset(),
    ) -> list[int]:
        """See Engine."""
        return self._questions.ask(
            lambda client, index: Reader(client, index, viewer, now, without).count(clauses)
        )

    def words(self) -> Mapping[str, int]:
        """See Engine."""
        self._questions.check()
        return self._vocabulary.words(self._limits.words)

    def _read_words(self) -> Mapping[str, int]:
        with broken_means_down():
            return dict(read_words(self._writing, named(self._generations)))

    def fingerprints(self) -> dict[str, str]:
        """See Engine."""
        with broken_means_down():
            return dict(read_fingerprints(self._writing, named(self._generations)))

    def mark(self) -> str:
        """See Engine."""
        with broken_means_down():
            index = self._generations.current()
            if index is None:
                return ""
            try:
                found: Any = self._writing.get(index=index, id=MARK_ID)
            except NotFoundError:
                return ""
            return str(found["_source"]["mark"])

    def set_mark(self, mark: str) -> None:
        """See Engine."""
        with broken_means_down():
            if self._generations.current() is not None:
                self._writing.index(
                    index=self._prefix, id=MARK_ID, document={"mark": mark}, require_alias=True
                )

    def is_ready(self) -> bool:
        """See Engine; an index of an older form is not one that can be read.

        A server that has just begun gets time to find its index again: building it anew takes longer.
        """
        try:
            with broken_means_down():
                index = self._generations.usable()
                return index is not None and self._can_be_read(index)
        except EngineDownError:
            return False

    def _can_be_read(self, index: str) -> bool:
        seconds = self._limits.looking
        health = self._writing.cluster.health(
            index=index, wait_for_status="yellow", timeout=f"{int(seconds)}s"
        )
        self._writing.search(index=index, size=0, allow_partial_search_results=False)
        return not health["timed_out"]

    def update(
        self,
        documents: Iterable[SearchDocument],
        *,
        removed: Iterable[str] = (),
        version: int | None = None,
    ) -> None:
        """See Engine; what is being built gets it too, so that nothing is missing after the swap.

        Builds are looked for after the documents were read: one that begins later reads later.
        """
        batch = list(
            orders(analysed(documents), removed, time_ns() if version is None else version)
        )
        with broken_means_down():
            if self._generations.usable() is None:
                self._begin(batch)
            else:
                for name in self._generations.builds():
                    self._write_along(name, batch)
                write(self._writing, self._prefix, batch)
                self._writing.indices.refresh(index=self._prefix)
                self._tidy()
        self._questions.go_on()

    def _begin(self, batch: list[dict[str, Any]]) -> None:
        """Make the first index."""
        with self._generations.building() as name:
            write(self._writing, filling(name), batch)

    def _write_along(self, build: str, batch: list[dict[str, Any]]) -> None:
        """Write to a build too; when it is gone it was given up, or is in use and written to next."""
        with suppress(NotFoundError, MissingAliasError):
            write(self._writing, filling(build), batch)

    def _tidy(self) -> None:
        """Remove what a killed build left behind; while one is alive, do not look every time."""
        if monotonic() < self._tidy_after:
            return
        try:
            self._generations.tidy()
        except EngineBusyError:
            self._tidy_after = monotonic() + TIDY_SECONDS

    def rebuild(self, documents: Iterable[SearchDocument]) -> int:
        """See Engine; documents are read after the moment that they are dated with."""
        with failing_means_down(), self._generations.building() as name:
            written = write(self._writing, filling(name), orders(fit(documents), (), time_ns()))
        self._questions.go_on()
        return written

    def vanish(self) -> None:
        """Remove every index: for an engine that was made for a while."""
        with failing_means_down():
            self._generations.vanish()
