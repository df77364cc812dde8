"""Where apps say what they add to the menu of somebody's own desk."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise


@dataclass(frozen=True)
class DeskEntry:
    """One choice in the menu; `current` is what aria-current says, or nothing."""

    label: str | Promise
    url: str
    current: str = ""


_entries: dict[str, tuple[int, str | Promise]] = {}


def register(url_name: str, *, label: str | Promise, order: int) -> None:
    """Add a page of the desk to its menu."""
    _entries[url_name] = (order, label)


def desk_menu(path: str) -> list[DeskEntry]:
    """Give the menu as it looks from one page; the longest address that fits is where one is."""
    ordered = sorted(_entries.items(), key=lambda one: one[1][0])
    found = [(str(label), reverse(name)) for name, (_order, label) in ordered]
    inside = max((url for _label, url in found if path.startswith(url)), key=len, default="")
    return [DeskEntry(label, url, _current(path, url, inside)) for label, url in found]


def _current(path: str, url: str, inside: str) -> str:
    if url != inside:
        return ""
    return "page" if path == url else "true"
