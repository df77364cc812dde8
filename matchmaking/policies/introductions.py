"""Who may be introduced to whom, how long one waits, and when one is reminded."""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from alliantie.calendar import add_working_days, working_days_before
from people.policies.conversations import ADDRESS

from .refusals import IntroductionRefusedError

# Working days without an answer: a first and a second reminder, and the end.
NUDGE_AFTER = (5, 12)
EXPIRE_AFTER = 20
FOLLOW_UP_AFTER = timedelta(days=30)
ONE_DAY = 86_400
# Begun by one person in a day, and by one editor.
STARTS_A_DAY, BY_HAND_A_DAY = 5, 30
LONGEST_NO, LONGEST_WHY = 300, 300


def expires_on(today: date) -> date:
    """Give the last day on which an answer still counts."""
    return add_working_days(today, EXPIRE_AFTER)


def nudge_days(today: date) -> list[tuple[int, date]]:
    """Give for each reminder how many came before it, and the last day of asking it is due for."""
    return [(done, working_days_before(today, days)) for done, days in enumerate(NUDGE_AFTER)]


def follow_up_before(now: datetime) -> datetime:
    """Give the moment before which two people were introduced long enough ago to ask."""
    return now - FOLLOW_UP_AFTER


def check_two(*, is_oneself: bool) -> None:
    """Refuse to introduce somebody to themselves."""
    if is_oneself:
        raise IntroductionRefusedError(_("Dit is dezelfde persoon. Kies twee mensen."))


def check_goes_on(*, are_there: bool, is_blocked: bool, has_reason: bool) -> None:
    """Refuse what would not arrive or has no reason any more; why is told to nobody."""
    if is_blocked or not are_there or not has_reason:
        raise IntroductionRefusedError(_("Deze kennismaking kan nu niet doorgaan."))


def check_by_hand(*, is_editor: bool, see_each_other: bool, see_about: bool, why: str) -> None:
    """Let an editor bring two together over something both may see, without addresses in the reason."""
    if not is_editor:
        raise IntroductionRefusedError(_("Alleen de redactie brengt mensen bij elkaar."))
    if not see_each_other:
        raise IntroductionRefusedError(
            _("Deze twee mogen elkaars profiel niet zien. Kies iemand anders.")
        )
    if not see_about:
        raise IntroductionRefusedError(
            _("Niet allebei mogen ze de pagina zien die je noemt. Kies een andere pagina.")
        )
    if ADDRESS.search(why):
        raise IntroductionRefusedError(_("Er staat een e-mailadres in. Haal het weg."))


def may_be_asked_whether_it_helped(followed_up_at: datetime | None) -> bool:
    """Say whether the question after thirty days was put."""
    return followed_up_at is not None
