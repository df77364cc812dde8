"""Lines of the journal of a merge: what changed, what went, what came."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import CASCADE, Model

from alliantie.choices import RowChange
from alliantie.models import MergedRow

from .values import all_fields, plain


def deletion(row: Model) -> MergedRow:
    """Keep a row that went, whole."""
    return line(row, RowChange.DELETED, old=whole(row))


def creation(row: Model) -> MergedRow:
    """Keep a row that came, to know whether somebody touched it since."""
    return line(row, RowChange.CREATED, new=whole(row))


def rewriting(before: Model, after: Model) -> MergedRow:
    """Keep a row that as a whole became another."""
    return line(before, RowChange.CHANGED, old=whole(before), new=whole(after))


def whole(row: Model) -> dict[str, Any]:
    """Give every value."""
    return {field.attname: plain(row, field) for field in all_fields(type(row))}


def line(row: Model, change: RowChange, **values: Any) -> MergedRow:
    """Make one line; with the account of whose row it is, it goes too."""
    return MergedRow(
        change=change,
        model=row._meta.label,
        object_key=str(row.pk),
        person_id=person_of(row),
        **values,
    )


def person_of(row: Model) -> int | None:
    """Give whose row it is: with the account it would go too."""
    for field in row._meta.local_concrete_fields:
        is_person = field.is_relation and field.related_model is get_user_model()
        if is_person and field.remote_field.on_delete is CASCADE:  # type: ignore[union-attr]  # a relation
            found: int | None = field.value_from_object(row)
            return found
    return None
