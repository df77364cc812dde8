"""Where apps say what of theirs can stand on a page as "the newest", so that the frame imports none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise

from .features.state import is_hidden
from .visibility import Actor

Label = str | Promise
Build = Callable[[Actor, int], Sequence[Any]]


@dataclass(frozen=True)
class _Kind:
    name: str
    label: Label
    card: str
    build: Build
    all_label: Label
    all_route: str


@dataclass(frozen=True)
class Newest:
    """Cards under a heading; `card` is the component that draws one."""

    card: str
    cards: Sequence[Any]
    all_label: Label
    all_url: str


_kinds: dict[str, _Kind] = {}


def register(
    name: str, *, label: Label, card: str, build: Build, all_label: Label, all_route: str
) -> None:
    """Let editors put the newest of a kind on a page.

    `build(actor, number)` asks at most two queries, however many there are, and gives only what
    `visible_to(actor)` gives. `card` is a component that gets each as `card`. A part of the site
    that may be off names the kind among its sections.
    """
    _kinds[name] = _Kind(name, label, card, build, all_label, all_route)


def choices() -> list[tuple[str, Label]]:
    """Give every kind, those of parts that are off too: a page that names one can still be saved."""
    return [(kind.name, kind.label) for kind in _kinds.values()]


def newest(name: str, actor: Actor, number: int) -> Newest | None:
    """Give the newest of a kind for this actor, or None when there is nothing to show."""
    kind = _kinds.get(name)
    if kind is None or is_hidden("sections", name):
        return None
    cards = list(kind.build(actor, number))
    if not cards:
        return None
    return Newest(kind.card, cards, kind.all_label, reverse(kind.all_route))
