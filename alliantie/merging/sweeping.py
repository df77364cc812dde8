"""What no mover of an app takes along: the frame points it at what stays, row by row where that clashes."""

from typing import Any

from django.db import IntegrityError, transaction

from .registry import Mergeable, Relation, movers, related, relations
from .watching import note_change


def sweep(kind: Mergeable, *, gone: Any, kept: Any) -> None:
    """Move all that was said to go along; of two rows that may be there once, the one of what stays stays."""
    for one in relations(kind):
        if one.swept and not one.stays:
            _move(one, gone, kept)
    for move_along in movers(kind):
        move_along(gone, kept)


def _move(relation: Relation, gone: Any, kept: Any) -> None:
    rows = relation.model._meta.base_manager.filter(**{relation.field: gone.pk})
    try:
        with transaction.atomic():
            rows.update(**{relation.field: kept.pk})
    except IntegrityError:
        for row in rows.order_by("pk"):
            _move_one(relation, row, kept)


def _move_one(relation: Relation, row: Any, kept: Any) -> None:
    try:
        with transaction.atomic():
            type(row)._meta.base_manager.filter(pk=row.pk).update(**{relation.field: kept.pk})
    except IntegrityError:
        if not relation.clash_stays:
            row.delete()


def sweep_along(name: str, *, gone_key: int, kept_key: int) -> None:
    """Move what hangs on a thing one step away, of which the journal sees nothing by itself.

    Where a row has no place at what stays, it stays behind.
    """
    for one in related(name):
        if one.swept and not one.stays:
            rows = one.model._meta.base_manager.filter(**{one.field: gone_key})
            write_anew(rows, f"{one.field}_id", kept_key)


def write_anew(rows: Any, field: str, value: Any) -> None:
    """Write one value in rows that point at neither of the two, told to the journal; a clash stays as it is."""
    for row in rows.select_for_update().order_by("pk"):
        old = getattr(row, field)
        try:
            with transaction.atomic():
                type(row)._meta.base_manager.filter(pk=row.pk).update(**{field: value})
        except IntegrityError:
            continue
        name = type(row)._meta.get_field(field).name
        note_change(row, name, part="", old=old, new=value)
