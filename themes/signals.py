"""Whoever makes a tag or changes a theme, key and index follow."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_save

from search.registry import key_of
from search.services import queue_index

from .models import Tag, Theme
from .policies import tag_key


def connect() -> None:
    """Listen once."""
    pre_save.connect(_tag_gets_its_key, sender=Tag, dispatch_uid="themes_tag_key")
    post_save.connect(_theme_changed, sender=Theme, dispatch_uid="themes_theme_saved")
    post_delete.connect(_theme_changed, sender=Theme, dispatch_uid="themes_theme_deleted")


def _tag_gets_its_key(instance: Tag, **kwargs: Any) -> None:
    instance.key = tag_key(instance.name)


def _theme_changed(instance: Theme, *, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        queue_index(key=key_of(instance))
