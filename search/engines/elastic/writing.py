"""Send orders to the server, many at a time."""

from collections.abc import Iterable
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.helpers import streaming_bulk

from search.engines.base import EngineDownError

CHUNK_DOCUMENTS = 500
CHUNK_BYTES = 10_000_000
# A server that has too much to do is asked again after 0.5, 1 and 2 seconds.
BUSY = (429, 503)
NOT_FOUND = 404
TIMES = 3
FIRST_PAUSE = 0.5
# What the server has is newer; it does not have what must be removed.
FINE = {("index", 409), ("delete", 409), ("delete", 404)}


class MissingAliasError(EngineDownError):
    """There is nothing behind the alias any more."""


def write(client: Elasticsearch, alias: str, orders: Iterable[dict[str, Any]]) -> int:
    """Carry out all orders or raise; give how many documents were written."""
    written = 0
    for done, said in streaming_bulk(
        client,
        orders,
        chunk_size=CHUNK_DOCUMENTS,
        max_chunk_bytes=CHUNK_BYTES,
        raise_on_error=False,
        max_retries=TIMES,
        initial_backoff=FIRST_PAUSE,
        retry_on_status=BUSY,
        index=alias,
        require_alias=True,
    ):
        ((order, outcome),) = said.items()
        if not done and (order, outcome["status"]) not in FINE:
            missing = outcome["status"] == NOT_FOUND
            raise (MissingAliasError if missing else EngineDownError)(
                f"refused: {outcome.get('error')}"
            )
        written += order == "index"
    return written
