"""How things are found: the embedded engine unless SEARCH_URL names a server."""

from .database import DATA_DIR
from .env import address, number, refuse

SEARCH_URL = address("SEARCH_URL", "", schemes=("https", "http"))
SEARCH_INDEX_DIR = DATA_DIR / "search"
# So long it is kept what people searched for: words and counts, no people.
SEARCH_LOG_DAYS = number("SEARCH_LOG_DAYS", 90)

if SEARCH_URL:
    refuse("SEARCH_URL", "must be empty: this version knows the embedded search engine only.")

__all__ = ["SEARCH_INDEX_DIR", "SEARCH_LOG_DAYS", "SEARCH_URL"]
