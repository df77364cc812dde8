"""Where apps say what they add to the menu of somebody's own desk."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

from .features.state import is_route_off


@dataclass(frozen=True)
class DeskEntry:
    """One choice in the menu; `current` is what aria-current says, or nothing."""

    label: str | Promise
    url: str
    current: str = ""


_entries: dict[str, tuple[int, str | Promise]] = {}
_inside: dict[str, str] = {}


def register(url_name: str, *, label: str | Promise, order: int) -> None:
    """Add a page of the desk to its menu."""
    _entries[url_name] = (order, label)


def register_inside(url_name: str, *, of: str) -> None:
    """Say that a page with an address of its own is reached from a page in the menu."""
    _inside[url_name] = of


def desk_menu(path: str) -> list[DeskEntry]:
    """Give the menu as it looks from one page; the longest address that fits is where one is."""
    ordered = sorted(_entries.items(), key=lambda one: one[1][0])
    found = [
        (str(label), reverse(name)) for name, (_order, label) in ordered if not is_route_off(name)
    ]
    belongs = {url: url for _label, url in found}
    belongs |= {reverse(name): reverse(of) for name, of in _inside.items()}
    nearest = max((url for url in belongs if path.startswith(url)), key=len, default="")
    inside = belongs.get(nearest, "")
    return [DeskEntry(label, url, _current(path, url, inside)) for label, url in found]


def _current(path: str, url: str, inside: str) -> str:
    if url != inside:
        return ""
    return "page" if path == url else "true"
