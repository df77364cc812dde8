"""Forget what the journal holds of people and texts, once nothing can be undone with it."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import Q

from alliantie.models import MergedRow


def forget_values(*, now: datetime) -> int:
    """Empty the lines of merges that can no longer be undone; that it was merged stays known."""
    over = MergedRow.objects.filter(merge__undoable_until__lt=now)
    filled = over.filter(Q(old__isnull=False) | Q(new__isnull=False) | Q(person__isnull=False))
    return filled.update(old=None, new=None, person=None)


def forget_lines(label: str, keys: Collection[Any], *, column: str = "", but: str = "") -> None:
    """Throw away what merges changed in these rows of a table: that it was there says too much.

    With `column` also lines of rows that held one of the keys there, gone or not; `but` is a field of
    which the lines stay.
    """
    found = Q(object_key__in=[str(key) for key in keys])
    if column:
        found |= Q(**{f"old__{column}__in": list(keys)}) | Q(**{f"new__{column}__in": list(keys)})
    lines = MergedRow.objects.filter(found, model=label)
    (lines.exclude(field=but) if but else lines).delete()
