"""How things are found: the embedded engine unless SEARCH_URL names a server."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from .database import DATA_DIR
from .env import number, parsed, refuse, text


def servers(value: str) -> str:
    """Check addresses parted by commas; a message never repeats one, for it may hold a password."""
    found = [part.strip().rstrip("/") for part in value.split(",")] if value else []
    if not all(_is_server(server) for server in found):
        raise ValueError("every address must look like https://user:password@host:9200.")
    return ",".join(found)


def _is_server(server: str) -> bool:
    try:
        parts = urlsplit(server)
        has_port = parts.port is not None or parts.scheme == "https"
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and has_port


SEARCH_URL = parsed("SEARCH_URL", "", servers)
SEARCH_INDEX_DIR = DATA_DIR / "search"
# So long it is kept what people searched for: words and counts, no people.
SEARCH_LOG_DAYS = number("SEARCH_LOG_DAYS", 90)
SEARCH_INDEX_PREFIX = text("SEARCH_INDEX_PREFIX", "alliantie")
SEARCH_REPLICAS = number("SEARCH_REPLICAS", 1)
SEARCH_CA_FILE = text("SEARCH_CA_FILE", "")

if not re.fullmatch(r"[a-z][a-z0-9_-]{0,99}", SEARCH_INDEX_PREFIX):
    refuse(
        "SEARCH_INDEX_PREFIX", "must be small letters, digits, - and _, and begin with a letter."
    )
if SEARCH_CA_FILE and not Path(SEARCH_CA_FILE).is_file():
    refuse("SEARCH_CA_FILE", f"names a file that is not there: {SEARCH_CA_FILE}.")

__all__ = [
    "SEARCH_CA_FILE",
    "SEARCH_INDEX_DIR",
    "SEARCH_INDEX_PREFIX",
    "SEARCH_LOG_DAYS",
    "SEARCH_REPLICAS",
    "SEARCH_URL",
]
