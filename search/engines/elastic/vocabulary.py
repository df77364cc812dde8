"""Every word of the index, read now and then, never while somebody waits for long."""

from collections.abc import Callable, Iterator, Mapping
from threading import Lock, Thread
from time import monotonic
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.dsl import Search

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
    """The words of this process; while they are read again, the old ones do."""

    def __init__(self, read: Callable[[], Mapping[str, int]]) -> None:
        """Remember how to read; nothing is read before the first question."""
        self._read = read
        self._words: Mapping[str, int] | None = None
        self._since = 0.0
        self._turn = Lock()

    def words(self) -> Mapping[str, int]:
        """Give the words; only the very first question waits for them."""
        words = self._words
        if words is None:
            return self._renew()
        if monotonic() > self._since + KEPT_SECONDS and self._turn.acquire(blocking=False):
            Thread(target=self._renew_later, daemon=True).start()
        return words

    def _renew_later(self) -> None:
        try:
            self._renew()
        except Exception:  # noqa: BLE001 - the old words do; asking shows what is wrong with the server
            self._since = monotonic()
        finally:
            self._turn.release()

    def _renew(self) -> Mapping[str, int]:
        words = self._read()
        self._words, self._since = words, monotonic()
        return words
