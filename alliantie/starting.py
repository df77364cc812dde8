"""Give a new site each thing once: what an administrator changed or threw away stays so."""

from .models import Starter


def first_time(key: str) -> bool:
    """Note that the site is given this now; False when it was given before.

    Call it in the transaction that makes the thing: a run that was killed halfway leaves no note.
    """
    return Starter.objects.get_or_create(key=key)[1]
