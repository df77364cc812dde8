"""How guests show that an address is theirs; plain rules with a sentence for the person who asks."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from .registering import RegistrationRefusedError

CODE_VALID = timedelta(minutes=30)
KEPT_UNCONFIRMED = timedelta(hours=1)
DIGITS = 6
MOST_TRIES = 5
HOUR = 3600
# How often in an hour somebody asks for a code. For one address at one meeting, and at all of them:
# who types the address of another must not shut them out of everything.
CODES_PER_ADDRESS_HERE, CODES_PER_ADDRESS = 4, 20
# From one place (a whole ministry has one address), for one meeting, and all.
CODES_PER_ORIGIN, CODES_PER_MEETING, CODES_OVERALL = 120, 600, 2_000
TRIES_PER_ORIGIN = 300


class WrongCodeError(RegistrationRefusedError):
    """The code is not right; the same sentence whether the address is known to us or not."""

    def __init__(self) -> None:
        super().__init__(
            _("Deze code klopt niet, of is verlopen. Kijk in de laatste mail, of vraag een nieuwe.")
        )


def may_try(*, sent_at: datetime, tries: int, now: datetime) -> bool:
    """Say whether a code can still be typed."""
    return tries < MOST_TRIES and now < sent_at + CODE_VALID
