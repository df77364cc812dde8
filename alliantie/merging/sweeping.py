"""What no mover of an app takes along: the frame points it at what stays, row by row where that clashes."""

from typing import Any

from django.db import IntegrityError, transaction

from .registry import Mergeable, Relation, movers, relations


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
