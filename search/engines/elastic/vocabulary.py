"""Every word of the index, read now and then, never while somebody waits for long."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from threading import Lock, Thread
from time import monotonic
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.dsl import Search

from search.engines.base import EngineDownError

# Words are read from the index again after so long; a new word is corrected to a minute later.
KEPT_SECONDS = 60
# The server gives no more values at once.
PAGE = 10_000


def read_words(client: Elasticsearch, index: str) -> Iterator[tuple[str, int]]:
    """Give every word with the number of documents that have it, page by page."""
    after: dict[str, Any] = {}
    while True:
        search: Search[Any] = Search(using=client, index=index)[:0]
        sources = [{"word": {"terms": {"field": "vocabulary"}}}]
        search.aggs.bucket("words", "composite", sources=sources, size=PAGE, **after)
        found = search.execute().to_dict()["aggregations"]["words"]
        for row in found["buckets"]:
            yield row["key"]["word"], row["doc_count"]
        if "after_key" not in found:
            return
        after = {"after": found["after_key"]}


class Vocabulary:
    """The words of this process, read beside the questions; while that lasts the old ones do."""

    def __init__(self, read: Callable[[], Mapping[str, int]]) -> None:
        """Remember how to read; nothing is read before the first question."""
        self._read = read
        self._words: Mapping[str, int] = {}
        self._since: float | None = None
        self._turn = Lock()
        self._reading: Future[None] = Future()

    def words(self, seconds: float) -> Mapping[str, int]:
        """Give the words; who asks waits a moment for new ones and does with what there is.

        Raises what reading raised when there are no words yet.
        """
        if self._is_old() and self._turn.acquire(blocking=False):
            self._reading = Future()
            Thread(target=self._renew, args=(self._reading,), daemon=True).start()
        if self._is_old():
            self._wait(seconds)
        return self._words

    def _wait(self, seconds: float) -> None:
        try:
            self._reading.result(seconds)
        except TimeoutError:
            return
        except EngineDownError:
            if self._since is None:
                raise

    def _is_old(self) -> bool:
        return self._since is None or monotonic() > self._since + KEPT_SECONDS

    def _renew(self, reading: Future[None]) -> None:
        try:
            self._words = self._read()
            self._since = monotonic()
            reading.set_result(None)
        except Exception as error:  # noqa: BLE001 - it is raised again where it is waited for
            reading.set_exception(error)
        finally:
            self._turn.release()
