"""Tell whether two documents say the same, without keeping both."""

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import blake2b

from .contract import SearchDocument

# Raised when analysis or index form change, so that `search_reconcile` indexes everything anew.
FORM = 6
# Left out: the moment of a change says nothing without the change, and some records have none.
NO_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)


def fingerprint(document: SearchDocument) -> str:
    """Give a digest of everything a document says."""
    words = f"{FORM}:{replace(document, updated_at=NO_MOMENT)!r}".encode(errors="surrogatepass")
    return blake2b(words, digest_size=12).hexdigest()
