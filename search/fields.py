"""How a document stands in an index: the same fields and the same words for every engine."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from . import ranking
from .analysis.analyzer import parts_in, stems_of, terms, words
from .analysis.folding import clean
from .analysis.highlighting import SEARCHED_LENGTH
from .analysis.prefixes import prefixes
from .contract import MEMBER_SOURCE, SearchDocument
from .fingerprints import fingerprint
from .likeness import sketch_of

logger = logging.getLogger(__name__)

# Text, already analysed: words parted by spaces, for engines that cut at spaces only.
# TEXT holds everything that is said, as stems, with the title counted more than once: one combined
# field ranks better than fields scored apart. WORDS holds the same as it is written, PARTS what the
# compounds of it were built from, PREFIXES the beginnings of the title's words.
# LABELS holds the stems of names with what they name: `theme:participatie`.
TITLE, TEXT, WORDS, PARTS, PREFIXES = "title", "text", "words", "parts", "prefixes"
LABELS = "labels"
TEXT_FIELDS = (TITLE, TEXT, WORDS, PARTS, PREFIXES, LABELS)
# Values that are compared whole.
EXACT_FIELDS = ("key", "audience", "audience_organisation", "owner")
# The field behind every facet.
FACET_FIELD = {
    "kind": "kind",
    "theme": "theme",
    "organisation": "organisation_id",
    "organisation_kind": "organisation_kind",
    "region": "region",
    "year": "year",
    "language": "language",
    "format": "format",
    "source": "source",
}
# Whole numbers: seconds since 1970, and how often something was applied.
NUMBER_FIELDS = ("live_from", "live_until", "updated", "reuses")
ALWAYS, NEVER = -(2**62), 2**62
# No forty words are longer than this.
LEAD_LENGTH = 2_000
# Stands between the title and the rest, so that no phrase runs from one into the other. It also
# fills a field that would be empty: engines differ in whether a document without a field counts.
BORDER = "¶"


@dataclass(frozen=True)
class IndexEntry:
    """One document as an index keeps it; `shown` is what hits are made of."""

    text: dict[str, str]
    exact: dict[str, list[str]]
    numbers: dict[str, int]
    weight: float
    shown: dict[str, Any]


class UnfitDocumentError(Exception):
    """A document that cannot be analysed; it is no fault of the engine, and keeps no other out."""


def fit(documents: Iterable[SearchDocument]) -> Iterator[tuple[SearchDocument, IndexEntry]]:
    """Analyse many documents for a whole index; one that cannot be analysed is logged and left out."""
    for document in documents:
        try:
            yield document, entry_of(document)
        except UnfitDocumentError:
            logger.exception("search_analysis_failed", extra={"key": document.key})


def analysed(
    documents: Iterable[SearchDocument],
) -> Iterator[tuple[SearchDocument, IndexEntry]]:
    """Analyse some documents; one that cannot be analysed stops the batch."""
    return ((document, entry_of(document)) for document in documents)


def entry_of(document: SearchDocument) -> IndexEntry:
    """Analyse a document; whatever goes wrong is an UnfitDocumentError."""
    try:
        return _entry_of(document)
    except Exception as error:
        raise UnfitDocumentError(document.key) from error


def _entry_of(document: SearchDocument) -> IndexEntry:
    start, end = document.go_live_at, document.expire_at
    text = _text(document)
    return IndexEntry(
        text=text,
        exact=_exact(document),
        numbers={
            "live_from": int(start.timestamp()) if start else ALWAYS,
            "live_until": int(end.timestamp()) if end else NEVER,
            "updated": int(document.updated_at.timestamp()),
            "reuses": document.reuses,
        },
        weight=document.boost * (ranking.IMPORTED if document.source else 1.0),
        shown=_shown(document) | {"sketch": sketch_of(text[WORDS].split())},
    )


def said(document: SearchDocument) -> list[str]:
    """Give what a document says beside its title, in the order in which it is read; the start twice."""
    body = document.body[: ranking.BODY_LENGTH]
    return [
        *lead_of(document.summary, body[:LEAD_LENGTH]),
        document.summary,
        document.headings,
        body,
        document.organisation,
        *document.themes,
        *document.tags,
        document.attachments[: ranking.BODY_LENGTH],
    ]


def lead_of(summary: str, body: str) -> tuple[str, str]:
    """Give the first words of both together, apart: no phrase runs from one into the other."""
    first = summary.split()[: ranking.LEAD_WORDS]
    left = ranking.LEAD_WORDS - len(first)
    return " ".join(first), " ".join(body.split(maxsplit=left)[:left])


def _text(document: SearchDocument) -> dict[str, str]:
    """Analyse everything once; an engine weighs words over the same documents when no field is empty."""
    whole = [document.title, *filter(None, said(document))]
    folded = list(map(words, whole))
    title, *stems = (" ".join(stems_of(each, document.language)) for each in folded)
    pieces = map(parts_in, whole, folded)
    return {
        TITLE: title,
        TEXT: f" {BORDER} ".join([*[title] * ranking.TITLE_TIMES, *stems]),
        WORDS: " ".join(chain.from_iterable(folded)),
        PARTS: " ".join(chain.from_iterable(pieces)) or BORDER,
        PREFIXES: " ".join(prefixes(document.title)) or BORDER,
        LABELS: " ".join(_labels(document)) or BORDER,
    }


def labelled(label: str, text: str) -> list[str]:
    """Give the terms of a name in LABELS."""
    return [f"{label}:{term}" for term in terms(text)]


def _labels(document: SearchDocument) -> Iterator[str]:
    for theme in document.themes:
        yield from labelled("theme", theme)
    yield from labelled("organisation", document.organisation)


def _exact(document: SearchDocument) -> dict[str, list[str]]:
    organisations = (document.organisation_id, *document.partner_organisation_ids)
    return {
        "key": [document.key],
        "audience": [document.audience],
        "audience_organisation": list(document.audience_organisation_ids),
        "owner": list(document.owner_ids),
        "kind": [document.kind],
        "theme": list(dict.fromkeys(document.theme_ids)),
        "organisation_id": list(dict.fromkeys(filter(None, organisations))),
        "organisation_kind": [document.organisation_kind] if document.organisation_kind else [],
        "region": [document.region] if document.region else [],
        "year": [str(document.year)] if document.year else [],
        "language": [document.language] if document.language else [],
        "format": list(dict.fromkeys(document.formats)),
        "source": [document.source or MEMBER_SOURCE] if document.has_source else [],
    }


def _shown(document: SearchDocument) -> dict[str, Any]:
    return {
        "key": document.key,
        "kind": document.kind,
        "url": document.url,
        "language": document.language,
        "title": clean(document.title),
        "summary": clean(document.summary),
        "body": clean(document.body[:SEARCHED_LENGTH]),
        "attachments": clean(document.attachments[:SEARCHED_LENGTH]),
        "fingerprint": fingerprint(document),
    }
