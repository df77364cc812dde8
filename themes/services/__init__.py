"""Every change to themes and tags."""

from .starters import ensure_themes
from .tags import delete_tag, merge_tags, rename_tag, resolve_tags
from .themes import clean_synonyms, theme_changed

__all__ = [
    "clean_synonyms",
    "delete_tag",
    "ensure_themes",
    "merge_tags",
    "rename_tag",
    "resolve_tags",
    "theme_changed",
]
