"""Who can be asked something: not who left, and not twice a week."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model

from alliantie.mail import is_held_back
from alliantie.models import ReviewLetter

from .kinds import paused_of
from .policies import may_be_written_to


@dataclass(frozen=True)
class Reader:
    """Somebody whom a mail would reach."""

    user: Any
    is_paused: bool
    last_sent: datetime | None
    now: datetime

    @property
    def may_get_mail(self) -> bool:
        """Say whether this is the time to write."""
        return not self.is_paused and may_be_written_to(self.last_sent, self.now)


class Readers:
    """Everybody we may have to ask in one round; each is looked up once."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self._known: dict[int, Reader | None] = {}

    def load(self, user_ids: Iterable[int]) -> None:
        """Look up who is new to this round; three queries, and one for each address."""
        fresh = set(user_ids) - self._known.keys()
        if not fresh:
            return
        self._known |= dict.fromkeys(fresh)
        users = get_user_model().objects.filter(pk__in=fresh, is_active=True).exclude(email="")
        paused = paused_of(fresh)
        letters = dict(
            ReviewLetter.objects.filter(user__in=fresh).values_list("user_id", "sent_at")
        )
        for user in users:
            if not is_held_back(user.email):
                self._known[user.pk] = Reader(
                    user, user.pk in paused, letters.get(user.pk), self.now
                )

    def among(self, user_ids: Collection[int]) -> list[Reader]:
        """Give those whom a mail would reach, the oldest account first."""
        found = (self._known.get(pk) for pk in sorted(user_ids))
        return [one for one in found if one is not None]
