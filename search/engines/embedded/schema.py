"""How an entry stands in the tantivy index."""

import json

import tantivy

from search.fields import EXACT_FIELDS, FACET_FIELD, NUMBER_FIELDS, TEXT_FIELDS, IndexEntry

# tantivy weighs a document by at least 1; weights from 1 / SCALE upwards can be told apart.
SCALE = 4


def build_schema() -> tantivy.Schema:
    """Describe the index: text is analysed by us, so tantivy only cuts at spaces."""
    builder = tantivy.SchemaBuilder()
    for name in TEXT_FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace")
    facets = set(FACET_FIELD.values())
    for name in (*EXACT_FIELDS, *FACET_FIELD.values()):
        builder.add_text_field(
            name, tokenizer_name="raw", index_option="basic", fast=name in facets
        )
    for name in NUMBER_FIELDS:
        builder.add_integer_field(name, indexed=True, fast=True)
    builder.add_float_field("weight", fast=True)
    builder.add_bytes_field("shown", stored=True)
    return builder.build()


def to_tantivy(entry: IndexEntry) -> tantivy.Document:
    """Turn an entry into a document of tantivy."""
    return tantivy.Document(
        **entry.text,
        **entry.exact,
        **entry.numbers,
        weight=_as_tantivy_weighs(entry.weight),
        shown=[json.dumps(entry.shown).encode()],
    )


def _as_tantivy_weighs(factor: float) -> float:
    """Give the number x for which tantivy's own log2(2 + x) is the factor, times four.

    tantivy takes a negative x for 0, so everything is scaled up to leave room below 1.
    """
    return max(0.0, 2 ** (SCALE * factor) - 2)
