"""The engine on a server: every machine asks it, every worker writes to it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from time import time_ns
from typing import Any, TypeVar

from elasticsearch import Elasticsearch, NotFoundError

from search.asking.clauses import Asked, Clause
from search.contract import Hit, SearchDocument, SearchQuery, Viewer
from search.engines.base import Answer, Engine, EngineDownError

from .answering import Reader, answer_of
from .client import Address, Limits, OutOfReachError, broken_means_down, failing_means_down
from .documents import MARK_ID, actions
from .generations import Generations, filling
from .patience import Breaker, within
from .scanning import read_fingerprints
from .vocabulary import Vocabulary, read_words
from .writing import write

T = TypeVar("T")


class ElasticEngine(Engine):
    """Asks the one index behind the alias; many processes may write at once."""

    def __init__(
        self,
        urls: Sequence[str],
        prefix: str,
        *,
        replicas: int = 0,
        ca_file: str = "",
        limits: Limits | None = None,
    ) -> None:
        """Remember where the server is; nothing is asked before the first question."""
        self._limits = limits or Limits()
        self._prefix = prefix
        self._address = Address(tuple(urls), self._limits.connect, ca_file)
        self._asking = self._address.client(self._limits.question)
        self._writing = self._address.client(self._limits.writing)
        self._generations = Generations(self._writing, prefix, replicas)
        self._breaker = Breaker(self._limits.rest)
        self._vocabulary = Vocabulary(self._read_words)

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
        shown, keys, relaxed = self._ask(
            lambda client, index: Reader(client, index, viewer, now, without).answer(
                asked, query, depth
            )
        )
        with broken_means_down():
            return answer_of(shown, keys, asked, query, relaxed=relaxed)

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
        return self._ask(
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
        return self._ask(
            lambda client, index: Reader(client, index, viewer, now, without).count(clauses)
        )

    def _ask(self, question: Callable[[Elasticsearch, str], T]) -> T:
        """Ask the index in use and wait no longer than a page may; then let the server rest.

        Connections that an answer may still drip into are left alone: the next question gets new ones.
        """
        self._breaker.check()
        client = self._asking
        try:
            return within(self._limits.question, lambda: self._answered(client, question))
        except OutOfReachError:
            self._breaker.open()
            self._asking = self._address.client(self._limits.question)
            raise

    def _answered(self, client: Elasticsearch, question: Callable[[Elasticsearch, str], T]) -> T:
        """Ask; when the index made way for a newer one just now, ask that."""
        with broken_means_down():
            generations = Generations(client, self._prefix)
            try:
                return question(client, _named(generations))
            except NotFoundError:
                return question(client, _named(generations))

    def words(self) -> Mapping[str, int]:
        """See Engine."""
        self._breaker.check()
        return self._vocabulary.words(self._limits.words)

    def _read_words(self) -> Mapping[str, int]:
        with broken_means_down():
            return dict(read_words(self._writing, _named(self._generations)))

    def fingerprints(self) -> dict[str, str]:
        """See Engine."""
        with broken_means_down():
            return dict(read_fingerprints(self._writing, _named(self._generations)))

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
        with failing_means_down():
            if self._generations.current() is not None:
                self._write_mark(self._prefix, mark)

    def _write_mark(self, alias: str, mark: str) -> None:
        self._writing.index(index=alias, id=MARK_ID, document={"mark": mark}, require_alias=True)

    def is_ready(self) -> bool:
        """See Engine; an index of an older form is not one that can be read."""
        try:
            with broken_means_down():
                looking = self._writing.options(request_timeout=self._limits.looking)
                index = Generations(looking, self._prefix).usable()
                if index is None:
                    return False
                looking.search(index=index, size=0, allow_partial_search_results=False)
        except EngineDownError:
            return False
        return True

    def update(
        self,
        documents: Iterable[SearchDocument],
        *,
        removed: Iterable[str] = (),
        version: int | None = None,
    ) -> None:
        """See Engine; while an index is built, its builder is the only one who writes."""
        moment = time_ns() if version is None else version
        with failing_means_down():
            self._generations.clear()
            if self._generations.usable() is None:
                with self._generations.building():
                    pass
            write(self._writing, self._prefix, actions(documents, removed, moment))
            self._writing.indices.refresh(index=self._prefix)
        self._breaker.close()

    def rebuild(self, documents: Iterable[SearchDocument], *, mark: str = "") -> int:
        """See Engine; documents are read after the moment that they are dated with."""
        with failing_means_down(), self._generations.building() as name:
            written = write(self._writing, filling(name), actions(documents, (), time_ns()))
            self._write_mark(filling(name), mark)
        self._breaker.close()
        return written


def _named(generations: Generations) -> str:
    index = generations.current()
    if index is None:
        raise EngineDownError("there is no index yet")
    return index
