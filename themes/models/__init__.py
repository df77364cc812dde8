"""Themes that editors curate and tags that members type."""

from .pages import ThemedPage
from .tag import Tag
from .theme import Theme

__all__ = ["Tag", "Theme", "ThemedPage"]
