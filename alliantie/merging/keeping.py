"""Forget what the journal holds of people and texts, once nothing can be undone with it."""

from datetime import datetime

from django.db.models import Q

from alliantie.models import MergedRow


def forget_values(*, now: datetime) -> int:
    """Empty the lines of merges that can no longer be undone; that it was merged stays known."""
    over = MergedRow.objects.filter(merge__undoable_until__lt=now)
    filled = over.filter(Q(old__isnull=False) | Q(new__isnull=False) | Q(person__isnull=False))
    return filled.update(old=None, new=None, person=None)
