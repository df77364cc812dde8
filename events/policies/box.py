"""Who puts a question in the box before a meeting."""

from django.utils.translation import gettext as _

from events.choices import RegistrationState

from .registering import RegistrationRefusedError

IN_AN_HOUR = 10
MAY_ASK = frozenset(
    {RegistrationState.CONFIRMED, RegistrationState.OFFERED, RegistrationState.ATTENDED}
)


def check_may_ask(state: str) -> None:
    """Refuse who does not come."""
    if state not in MAY_ASK:
        raise RegistrationRefusedError(
            _("Een vraag vooraf stellen kan alleen als je een plek hebt.")
        )
