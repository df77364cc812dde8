"""Whoever saves or deletes an organisation, names and index follow."""

from typing import Any

from django.db.models.signals import post_delete, post_save

from search.registry import key_of
from search.services import queue_remove

from .models import Organisation
from .services import remember_own_name


def connect() -> None:
    """Listen once."""
    post_save.connect(_saved, sender=Organisation, dispatch_uid="organisations_own_name")
    post_delete.connect(_deleted, sender=Organisation, dispatch_uid="organisations_deleted")


def _saved(instance: Organisation, *, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        remember_own_name(organisation=instance)


def _deleted(instance: Organisation, **kwargs: Any) -> None:
    queue_remove(key=key_of(instance))
