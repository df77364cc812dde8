"""Read something small of every document."""

from collections.abc import Iterator
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.dsl import Search

PAGE = 5_000


def read_fingerprints(client: Elasticsearch, index: str) -> Iterator[tuple[str, str]]:
    """Give key and fingerprint, in order of keys: what changes meanwhile keeps its place."""
    after: dict[str, Any] = {}
    while True:
        page: Search[Any] = Search(using=client, index=index)[:PAGE].source(False)
        page = page.filter("exists", field="key").sort("key")
        page = page.extra(docvalue_fields=["fingerprint"], **after)
        rows = page.execute().to_dict()["hits"]["hits"]
        for row in rows:
            yield row["_id"], row["fields"]["fingerprint"][0]
        if len(rows) < PAGE:
            return
        after = {"search_after": rows[-1]["sort"]}
