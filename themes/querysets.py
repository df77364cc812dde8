"""Questions about themes and tags."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Count, Value

from .policies import tag_key

if TYPE_CHECKING:
    from .models import Tag, Theme  # noqa: F401 - named in the annotations below


class ThemeQuerySet(models.QuerySet["Theme"]):
    """Themes as lists need them; all of them are public."""

    def top(self) -> Self:
        """Select themes that stand under no other."""
        return self.filter(broader=None)

    def with_family(self) -> Self:
        """Fetch the broader theme and the narrower ones along."""
        return self.select_related("broader", "picture").prefetch_related("narrower")


class TagQuerySet(models.QuerySet["Tag"]):
    """Tags as lists need them; a tag is found by its name whatever the capitals and accents."""

    def get(self, *args: Any, **kwargs: Any) -> "Tag":
        """Find one tag; taggit asks by name."""
        return super().get(*args, **_by_key(kwargs))

    def get_or_create(
        self, defaults: Mapping[str, Any] | None = None, **kwargs: Any
    ) -> tuple["Tag", bool]:
        """Find or make one tag; taggit asks by name."""
        return super().get_or_create(defaults=defaults, **_by_key(kwargs))

    def named_like(self, text: str) -> Self:
        """Select tags in whose name these letters stand, whatever their capitals and accents."""
        return self.filter(key__contains=tag_key(text))

    def with_uses(self) -> Self:
        """Count on how much content each tag stands, in every table that puts tags on content."""
        names = [
            relation.name
            for relation in self.model._meta.related_objects
            if any(field.name == "content_object" for field in relation.related_model._meta.fields)
        ]
        total = sum((Count(name, distinct=True) for name in names), start=Value(0))
        return self.annotate(uses=total)


def _by_key(lookup: dict[str, Any]) -> dict[str, Any]:
    if "name__iexact" in lookup:
        name = lookup.pop("name__iexact")
        return {**lookup, "key": tag_key(name)}
    return lookup
