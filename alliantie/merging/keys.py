"""Which foreign keys lead to what can be merged, as the database has them."""

from typing import Any

from django.db.models import Model


def keys_to(model: type[Model]) -> dict[str, Any]:
    """Give every foreign key that points at a model or what it is built on, by app.Model.field."""
    pointing: set[Any] = {
        relation.field  # type: ignore[union-attr]  # only what others point with
        for relation in model._meta.get_fields(include_hidden=True)
        if relation.auto_created and not relation.concrete and not relation.many_to_many
    }
    return {
        f"{field.model._meta.label}.{field.name}": field
        for field in pointing
        if not getattr(field.remote_field, "parent_link", False)
    }
