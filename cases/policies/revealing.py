"""Who may look behind a pseudonym, and talk in confidence: two people together, and never alone."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from alliantie.choices import Role

from .dilemma_state import DilemmaRefusedError

SEEN_FOR = timedelta(hours=24)
FEWEST_CONFIDENTIAL = 2
SHORTEST_REASON, LONGEST_REASON = 20, 1000


def may_handle(roles: Collection[str]) -> bool:
    """Say whether somebody is a confidential moderator."""
    return Role.CONFIDENTIAL in roles


def check_handle(roles: Collection[str]) -> None:
    """Refuse everybody but confidential moderators."""
    if not may_handle(roles):
        raise DilemmaRefusedError(_("Dit kan alleen een vertrouwensmoderator."))


def check_reason(reason: str) -> None:
    """Refuse to look without saying why."""
    if len(reason.strip()) < SHORTEST_REASON:
        raise DilemmaRefusedError(_("Schrijf in een paar zinnen waarom dit nodig is."))


def check_second(*, asked_by: int | None, agreed: bool, user_id: int | None) -> None:
    """Refuse a consent of who asked for it, and a second consent."""
    if agreed:
        raise DilemmaRefusedError(_("Hier is al mee ingestemd."))
    if asked_by is None or asked_by == user_id:
        raise DilemmaRefusedError(_("Een ander moet instemmen: je kunt dit niet alleen."))


def may_see(
    *, asked_by: int | None, user_id: int | None, agreed_at: datetime | None, now: datetime
) -> bool:
    """Say whether somebody may see the name now: who asked for it, within a day of the consent."""
    mine = asked_by is not None and asked_by == user_id
    return mine and agreed_at is not None and now < agreed_at + SEEN_FOR


def check_see(
    *, asked_by: int | None, user_id: int | None, agreed_at: datetime | None, now: datetime
) -> None:
    """Refuse a look of anybody else, without consent, or too late."""
    if not may_see(asked_by=asked_by, user_id=user_id, agreed_at=agreed_at, now=now):
        raise DilemmaRefusedError(
            _("Je kunt dit alleen zien als je er zelf om vroeg, tot 24 uur na de instemming.")
        )
