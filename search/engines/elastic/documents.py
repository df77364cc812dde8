"""How an entry stands in an index on the server."""

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from elasticsearch.dsl import Document, Float, Index, Keyword, Long, MetaField, Object, Text

from search.contract import SearchDocument
from search.fields import WORDS, IndexEntry

# The document that carries the mark has no moment to be live, so that no question finds it.
MARK_ID = "mark"
# The server takes no longer words; nobody types one either.
LONGEST_WORD = 200


def _spoken() -> Text:
    """Text is analysed by us: the server only cuts at spaces. Positions are for phrases."""
    return Text(analyzer="whitespace", index_options="positions")


class Entry(Document):
    """One document: the fields of search/fields.py, and what only a server needs."""

    title = _spoken()
    text = _spoken()
    words = _spoken()
    parts = _spoken()
    prefixes = _spoken()
    labels = _spoken()
    key = Keyword()
    audience = Keyword()
    audience_organisation = Keyword()
    owner = Keyword()
    kind = Keyword()
    theme = Keyword()
    organisation_id = Keyword()
    organisation_kind = Keyword()
    region = Keyword()
    year = Keyword()
    language = Keyword()
    format = Keyword()
    source = Keyword()
    live_from = Long()
    live_until = Long()
    updated = Long()
    reuses = Long()
    weight = Float()
    vocabulary = Keyword()
    fingerprint = Keyword(index=False)
    mark = Keyword(index=False, doc_values=False)
    shown = Object(enabled=False)

    class Meta:
        dynamic = MetaField("strict")
        source = MetaField(includes=["shown", "mark"])


def mapping() -> dict[str, Any]:
    """Describe the index; `_source` keeps only what is shown, all else is built from the database."""
    index = Index("any")
    index.document(Entry)
    described: dict[str, Any] = index.to_dict()["mappings"]
    return described


def schema() -> str:
    """Give a digest of the description: an index of an older form is built anew."""
    return sha256(json.dumps(mapping(), sort_keys=True).encode()).hexdigest()[:12]


def to_source(entry: IndexEntry) -> dict[str, Any]:
    """Turn an entry into what the server is sent."""
    spelled = sorted({word for word in entry.text[WORDS].split() if len(word) <= LONGEST_WORD})
    return {
        **entry.text,
        **entry.exact,
        **entry.numbers,
        "weight": entry.weight,
        "vocabulary": spelled,
        "fingerprint": entry.shown["fingerprint"],
        "shown": entry.shown,
    }


def orders(
    documents: Iterable[tuple[SearchDocument, IndexEntry]], removed: Iterable[str], version: int
) -> Iterator[dict[str, Any]]:
    """Give one order a document; the server refuses an order that is older than what it has."""
    dated = {"version": version, "version_type": "external_gte"}
    for document, entry in documents:
        yield {"_op_type": "index", "_id": document.key, "_source": to_source(entry), **dated}
    for key in removed:
        yield {"_op_type": "delete", "_id": key, **dated}
