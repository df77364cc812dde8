"""Tell whether two documents say the same, without keeping both."""

from hashlib import blake2b

from .contract import SearchDocument

# Raised when analysis or index form change, so that `search_reconcile` indexes everything anew.
FORM = 1


def fingerprint(document: SearchDocument) -> str:
    """Give a digest of everything in a document."""
    words = f"{FORM}:{document!r}".encode(errors="surrogatepass")
    return blake2b(words, digest_size=12).hexdigest()
