"""Values of rows as the journal keeps them, and back."""

from typing import Any

from django.db.models import Field, Model

PLAIN = (str, int, float, bool, type(None))


def plain(row: Model, field: Any) -> Any:
    """Give a value as JSON can hold it."""
    value = field.value_from_object(row)
    return value if isinstance(value, PLAIN) else field.value_to_string(row)


def given_back(field: Any, value: Any) -> Any:
    """Give the value the journal kept."""
    return None if value is None else field.to_python(value)


def kept_fields(model: type[Model]) -> list[Any]:
    """Give the fields of a table itself of which values are kept; moments of change tell nothing."""
    return [field for field in model._meta.local_concrete_fields if not _is_clock(field)]


def all_fields(model: type[Model]) -> list[Any]:
    """Give every field of a table itself."""
    return list(model._meta.local_concrete_fields)


def _is_clock(field: Field[Any, Any]) -> bool:
    return bool(getattr(field, "auto_now", False))
