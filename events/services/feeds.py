"""Somebody's own calendar to subscribe to: an address only they know."""

from django.db import transaction
from django.utils import timezone

from alliantie.audit import record
from alliantie.throttles import ONE_HOUR, hit
from events.models import PersonalFeed
from events.models.registration import new_secret

RENEWALS_AN_HOUR = 10


@transaction.atomic
def renew_feed(*, user_id: int) -> PersonalFeed:
    """Give somebody an address for their calendar; the one before is dead at once."""
    hit(
        scope="event-feed-renew",
        key=f"user {user_id}",
        limit=RENEWALS_AN_HOUR,
        seconds=ONE_HOUR,
    )
    made, _new = PersonalFeed.objects.update_or_create(
        user_id=user_id,
        defaults={"secret": new_secret(), "renewed_at": timezone.now()},
    )
    record(action="event.feed_renewed", obj=made, actor_id=user_id)
    return made
