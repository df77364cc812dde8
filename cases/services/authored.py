"""What the pages members write have in common: whose they are, and which fields are their words.

An app says it of its own kind of page, so that publishing at once and telling an author what an
editor changed work the same for all of them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page, Revision

from accounts.models import User
from alliantie.visibility import Actor


@dataclass(frozen=True)
class Authored:
    """One kind of page that members write."""

    model: type[Page]
    words: tuple[str, ...]
    facts: tuple[str, ...]
    authors: Callable[[Any], set[int]]
    written_by: Callable[[int], QuerySet[Any]]
    desk_path: Callable[[Any], str]
    # Put back words on a page that is locked, as this editor; online at once when it is online.
    restore: Callable[[Any, Mapping[str, Any], User], Revision]
    take_offline: Callable[[Any, Actor, str], None]
    # What only editors choose, and which versions do not bring back.
    judged: tuple[str, ...] = ()


_kinds: dict[type[Page], Authored] = {}


def register(kind: Authored) -> None:
    """Add a kind of page."""
    _kinds[kind.model] = kind


def kinds() -> tuple[Authored, ...]:
    """Give every kind."""
    return tuple(_kinds.values())


def kind_of(page: Page) -> Authored | None:
    """Give what is known of a page; nothing of pages that no member writes."""
    return _kinds.get(type(page))


def kind_for(page: Page) -> Authored:
    """Give what is known of a page of which it is sure that a member writes it."""
    return _kinds[type(page)]
