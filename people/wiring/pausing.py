"""Who pauses is not asked whether what they wrote still holds."""

from collections.abc import Collection

from django.utils import timezone

from alliantie.freshness.kinds import register_pause
from people.models import Person


def paused(user_ids: Collection[int]) -> set[int]:
    """Give which of these accounts pause today; the last day of a pause counts."""
    resting = Person.objects.filter(user__in=user_ids, paused_until__gte=timezone.localdate())
    return set(resting.values_list("user_id", flat=True))


def connect() -> None:
    """Say who pauses."""
    register_pause(paused)
