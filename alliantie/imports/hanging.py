"""What others hung on a thing since it was made, whatever app it belongs to."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Model

from alliantie.objecting import to_deletion


def hanging(model: type[Model], keys: Collection[int], *, own: Collection[str]) -> dict[int, str]:
    """Give for each key that something else points at, or is about, what that is; `own` are `app.Model.field`.

    A query for each table that may point here, whatever the number of keys.
    """
    found: dict[int, str] = defaultdict(str)
    for other, name in _pointing_at(model):
        if f"{other._meta.label}.{name}" in own:
            continue
        rows = other._base_manager.filter(**{f"{name}__in": keys})  # noqa: SLF001 -- Django's own way to see all rows
        for key in rows.values_list(name, flat=True).distinct():
            found[key] = found[key] or str(other._meta.verbose_name)
    return {**to_deletion(model, keys), **found}


def _pointing_at(model: type[Model]) -> Iterator[tuple[type[Model], str]]:
    relations: list[Any] = model._meta.get_fields(include_hidden=True)
    for one in relations:
        if one.auto_created and not one.concrete and not one.many_to_many:
            yield one.related_model, one.field.name
