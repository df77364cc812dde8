"""Who puts a question in the box before a meeting."""

from datetime import datetime

from django.utils.translation import gettext as _

from events.choices import RegistrationState

from .registering import RegistrationRefusedError

IN_AN_HOUR = 10
MAY_ASK = frozenset(
    {
        RegistrationState.CONFIRMED,
        RegistrationState.OFFERED,
        RegistrationState.WAITING,
        RegistrationState.ATTENDED,
    }
)


def check_may_ask(state: str) -> None:
    """Refuse who does not come; who waits may ask, the host mails them too."""
    if state not in MAY_ASK:
        raise RegistrationRefusedError(
            _("Een vraag vooraf stellen kan alleen als je bent aangemeld.")
        )


def may_ask(state: str, ends_at: datetime | None, now: datetime) -> bool:
    """Say whether there is still something to ask beforehand."""
    return state in MAY_ASK and (ends_at is None or now < ends_at)
