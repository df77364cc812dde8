"""Find the content that is about something, without knowing which apps stand above."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db.models import Model

from search.registry import key_of

from .models import Tag, Theme, ThemedPage

CONTENT_FIELD = "content_object"


def themed_models() -> list[Any]:
    """Give every page type that is about themes."""
    return [model for model in apps.get_models() if issubclass(model, ThemedPage)]


def tag_tables() -> list[Any]:
    """Give every table that puts tags on content: each has `tag` and `content_object`."""
    return [
        relation.related_model
        for relation in Tag._meta.related_objects
        if isinstance(relation.related_model, type) and _is_tag_table(relation.related_model)
    ]


def _is_tag_table(model: type[Model]) -> bool:
    names = {field.name for field in model._meta.get_fields()}
    return {"tag", CONTENT_FIELD} <= names


def tagged_type(table: Any) -> tuple[Any, str]:
    """Give the content type a tag table serves, and under what name revisions keep its rows."""
    field = table._meta.get_field(CONTENT_FIELD)
    return field.related_model, field.remote_field.get_accessor_name()


def keys_tagged(tags: Iterable[Tag]) -> Iterator[str]:
    """Give the search keys of all content with one of these tags."""
    chosen = list(tags)
    for table in tag_tables():
        model, _ = tagged_type(table)
        rows = table.objects.filter(tag__in=chosen)
        for pk in rows.values_list(f"{CONTENT_FIELD}_id", flat=True).distinct():
            yield key_of(model(pk=pk))


def keys_about(theme: Theme) -> Iterator[str]:
    """Give the search keys of all pages about a theme."""
    for model in themed_models():
        for pk in model.objects.filter(themes=theme).values_list("pk", flat=True):
            yield key_of(model(pk=pk))
