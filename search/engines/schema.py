"""How a document stands in the tantivy index."""

import json
from typing import Any

import tantivy

from search.analysis.analyzer import parts, terms
from search.analysis.folding import clean
from search.analysis.highlighting import SEARCHED_LENGTH
from search.contract import MEMBER_SOURCE, SearchDocument
from search.fingerprints import fingerprint

from . import ranking

EXACT = ("key", "kind", "audience", "audience_organisation", "owner")
FACETS = ("kind", "theme", "organisation_id", "source")
FACET_FIELD = {
    "kind": "kind",
    "theme": "theme",
    "organisation": "organisation_id",
    "source": "source",
}
ALWAYS, NEVER = -(2**62), 2**62


def build_schema() -> tantivy.Schema:
    """Describe the index: text is analysed by us, so tantivy only cuts at spaces."""
    builder = tantivy.SchemaBuilder()
    for name in ranking.WEIGHTS:
        builder.add_text_field(name, tokenizer_name="whitespace")
    for name in dict.fromkeys(EXACT + FACETS):
        builder.add_text_field(
            name, tokenizer_name="raw", index_option="basic", fast=name in FACETS
        )
    for name in ("live_from", "live_until", "updated"):
        builder.add_integer_field(name, indexed=True, fast=True)
    builder.add_float_field("weight", fast=True)
    builder.add_bytes_field("shown", stored=True)
    return builder.build()


def to_tantivy(document: SearchDocument) -> tantivy.Document:
    """Turn a document of the contract into one of tantivy."""
    return tantivy.Document(**_text(document), **_exact(document), **_numbers(document))


def _text(document: SearchDocument) -> dict[str, Any]:
    body = document.body[: ranking.BODY_LENGTH]
    labels = " ".join((*document.themes, *document.tags))
    rest = f"{document.summary} {body} {document.organisation} {labels}"
    return {
        ranking.TITLE: " ".join(terms(document.title)),
        ranking.SUMMARY: " ".join(terms(document.summary)),
        ranking.BODY: " ".join(terms(body)),
        ranking.ORGANISATION: " ".join(terms(document.organisation)),
        ranking.LABELS: " ".join(terms(labels)),
        ranking.TITLE_PARTS: " ".join(parts(document.title)),
        ranking.TEXT_PARTS: " ".join(parts(rest)),
    }


def _exact(document: SearchDocument) -> dict[str, list[str]]:
    organisations = (document.organisation_id, *document.partner_organisation_ids)
    return {
        "key": [document.key],
        "kind": [document.kind],
        "audience": [document.audience],
        "audience_organisation": list(document.audience_organisation_ids),
        "owner": list(document.owner_ids),
        "theme": list(dict.fromkeys(document.theme_ids)),
        "organisation_id": list(dict.fromkeys(filter(None, organisations))),
        "source": [document.source or MEMBER_SOURCE] if document.has_source else [],
    }


def _numbers(document: SearchDocument) -> dict[str, Any]:
    start, end = document.go_live_at, document.expire_at
    factor = document.boost * (ranking.IMPORTED if document.source else 1.0)
    return {
        "live_from": int(start.timestamp()) if start else ALWAYS,
        "live_until": int(end.timestamp()) if end else NEVER,
        "updated": int(document.updated_at.timestamp()),
        "weight": _as_tantivy_weighs(factor),
        "shown": [_shown(document)],
    }


def _as_tantivy_weighs(factor: float) -> float:
    """Give the number x for which tantivy's own log2(2 + x) is the factor, times four.

    tantivy takes a negative x for 0, so everything is scaled up to leave room below 1.
    """
    return max(0.0, 2 ** (ranking.SCALE * factor) - 2)


def _shown(document: SearchDocument) -> bytes:
    shown = {
        "key": document.key,
        "kind": document.kind,
        "url": document.url,
        "title": clean(document.title),
        "summary": clean(document.summary),
        "body": clean(document.body[:SEARCHED_LENGTH]),
        "fingerprint": fingerprint(document),
    }
    return json.dumps(shown).encode()
