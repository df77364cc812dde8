"""What short news shows of organisations and themes changes with them in the index."""

from typing import Any

from django.db.models.signals import post_delete, post_save

from organisations.models import Organisation
from search.registry import key_of
from search.services import queue_index_many, queue_remove
from themes.models import Theme

from .models import NewsItem


def connect() -> None:
    """Listen once."""
    for model in (Organisation, Theme):
        post_save.connect(_shown_beside, sender=model, dispatch_uid=f"news_beside_{model}")
    post_delete.connect(_deleted, sender=NewsItem, dispatch_uid="news_deleted")


def _shown_beside(
    instance: Organisation | Theme, *, created: bool = False, raw: bool = False, **kwargs: Any
) -> None:
    if raw or created:
        return
    items = instance.news_items.shown()
    queue_index_many(keys=[key_of(item) for item in items])


def _deleted(instance: NewsItem, **kwargs: Any) -> None:
    queue_remove(key=key_of(instance))
