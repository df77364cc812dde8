"""How things are found: the embedded engine unless SEARCH_URL names a server."""

from .database import DATA_DIR
from .env import address, refuse

SEARCH_URL = address("SEARCH_URL", "", schemes=("https", "http"))
SEARCH_INDEX_DIR = DATA_DIR / "search"

if SEARCH_URL:
    refuse("SEARCH_URL", "must be empty: this version knows the embedded search engine only.")

__all__ = ["SEARCH_INDEX_DIR", "SEARCH_URL"]
