"""Which films and maps of others may be shown inside a page of ours, after a click."""

import re
from urllib.parse import parse_qs, urlsplit

from alliantie.validators import site_of

# All that a page with such a block may show in a frame; nothing loads from them by itself.
FRAMES = (
    "https://www.youtube-nocookie.com",
    "https://player.vimeo.com",
    "https://www.openstreetmap.org",
)
_YOUTUBE = re.compile(r"[\w-]{6,20}", re.ASCII)
_VIMEO = re.compile(r"/(\d{4,15})", re.ASCII)
_MAP = re.compile(r"map=(\d{1,2})/(-?\d{1,2}(?:\.\d+)?)/(-?\d{1,3}(?:\.\d+)?)", re.ASCII)
_WIDTH, _HEIGHT = 360, 120  # degrees that a map without zoom shows


def frame_of(address: str) -> str:
    """Give the address of the player that follows nobody, or nothing when we know none."""
    host = site_of(address).removeprefix("m.")
    if not host:
        return ""
    parts = urlsplit(address)
    if host in {"youtube.com", "youtu.be"}:
        return _youtube(host, parts.path, parts.query)
    if host == "vimeo.com" and (found := _VIMEO.fullmatch(parts.path.rstrip("/"))):
        return f"{FRAMES[1]}/video/{found[1]}?dnt=1"
    if host == "openstreetmap.org" and (found := _MAP.match(parts.fragment)):
        return _map(int(found[1]), float(found[2]), float(found[3]))
    return ""


def _youtube(host: str, path: str, query: str) -> str:
    key = path.strip("/") if host == "youtu.be" else parse_qs(query).get("v", [""])[0]
    return f"{FRAMES[0]}/embed/{key}" if _YOUTUBE.fullmatch(key) else ""


def _map(zoom: int, north: float, east: float) -> str:
    wide, high = _WIDTH / 2**zoom, _HEIGHT / 2**zoom
    box = (east - wide, north - high, east + wide, north + high)
    return f"{FRAMES[2]}/export/embed.html?bbox={','.join(f'{side:.5f}' for side in box)}"
