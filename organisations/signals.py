"""Whoever saves an organisation, its name stays findable."""

from typing import Any

from django.db.models.signals import post_save

from .models import Organisation
from .services import remember_own_name


def connect() -> None:
    """Listen once."""
    post_save.connect(_saved, sender=Organisation, dispatch_uid="organisations_own_name")


def _saved(instance: Organisation, *, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        remember_own_name(organisation=instance)
