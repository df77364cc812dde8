"""What we ask who was there, and when."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from alliantie.attempts import Refusal

EVALUATE_AFTER = timedelta(hours=16)
EVALUATE_UNTIL = timedelta(days=21)
USED_AFTER = timedelta(days=30)
USED_UNTIL = timedelta(days=60)
LOWEST, HIGHEST = 1, 5
LONGEST = 500
FEWEST_TO_SHOW = 5
USED = frozenset({"yes", "not_yet", "no"})


class AfterRefusedError(Refusal, ValueError):
    """A rule of evaluating says no; `sentence` is fit for the screen."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def evaluation_window(now: datetime) -> tuple[datetime, datetime]:
    """Give between which two ends a meeting's participants are asked now how it was."""
    return now - EVALUATE_UNTIL, now - EVALUATE_AFTER


def used_window(now: datetime) -> tuple[datetime, datetime]:
    """Give between which two ends a meeting's participants are asked now whether they used it."""
    return now - USED_UNTIL, now - USED_AFTER


def check_grade(grade: int | None) -> int:
    """Refuse a grade outside one to five."""
    if grade is None or not LOWEST <= grade <= HIGHEST:
        raise AfterRefusedError(_("Kies een cijfer van 1 tot en met 5."))
    return grade


def check_told(text: str) -> str:
    """Refuse what is too long; gives the text without loose ends."""
    said = text.strip()
    if len(said) > LONGEST:
        raise AfterRefusedError(
            _("Maak het korter: hoogstens %(limit)d tekens.") % {"limit": LONGEST}
        )
    return said


def check_used(used: str) -> str:
    """Refuse an answer that was not asked."""
    if used not in USED:
        raise AfterRefusedError(_("Kies een van de antwoorden."))
    return used


def may_show(answers: int) -> bool:
    """Say whether results can be shown without telling who said what: from five answers on."""
    return answers >= FEWEST_TO_SHOW
