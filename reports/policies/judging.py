"""Who decides about a report, who about an appeal, and until when somebody may appeal."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from reports.choices import AppealState, DossierState

from .refusals import ReportRefusedError

LONGEST_REASON = 1500
LONGEST_APPEAL = 2000
APPEAL_WITHIN = timedelta(days=14)
APPEAL_ANSWER_WITHIN = 10  # working days


def check_judge(*, may: bool) -> None:
    """Refuse who does not moderate this kind."""
    if not may:
        raise ReportRefusedError(_("Dit kan alleen de moderatie."))


def check_open(state: str) -> None:
    """Refuse a second decision."""
    if state != DossierState.OPEN:
        raise ReportRefusedError(
            _("Een collega heeft hier net over besloten. Laad de pagina opnieuw.")
        )


def check_reason(reason: str) -> None:
    """Refuse a decision without a reason: whoever reported and whoever wrote get to read it."""
    if not reason.strip():
        raise ReportRefusedError(
            _("Schrijf waarom je dit besluit. De melder en de schrijver lezen het.")
        )


def check_own(*, is_own: bool, has_other: bool) -> None:
    """Leave what somebody made themselves to a colleague, when there is one."""
    if is_own and has_other:
        raise ReportRefusedError(_("Dit is van jou. Laat een collega beslissen."))


def last_day(decided_on: date) -> date:
    """Give until and with which day an author may appeal."""
    return decided_on + APPEAL_WITHIN


def may_appeal(*, state: str, appeal: str, decided_on: date | None, today: date) -> bool:
    """Say whether an author may appeal now: once, against hiding, in time."""
    return (
        state == DossierState.HIDDEN
        and appeal == AppealState.NONE
        and decided_on is not None
        and today <= last_day(decided_on)
    )


def check_appeal(*, state: str, appeal: str, decided_on: date | None, today: date) -> None:
    """Refuse an appeal that comes twice, too late, or against nothing."""
    if may_appeal(state=state, appeal=appeal, decided_on=decided_on, today=today):
        return
    if appeal != AppealState.NONE:
        raise ReportRefusedError(_("Je hebt al bezwaar gemaakt. Je krijgt antwoord."))
    raise ReportRefusedError(_("Bezwaar maken kan niet meer. Dat kon tot 14 dagen na het besluit."))


def check_appeal_text(text: str) -> None:
    """Refuse an appeal that says nothing."""
    if not text.strip():
        raise ReportRefusedError(_("Schrijf waarom je het er niet mee eens bent."))


def check_appeal_open(appeal: str) -> None:
    """Refuse to answer what was answered."""
    if appeal != AppealState.OPEN:
        raise ReportRefusedError(_("Over dit bezwaar is al besloten. Laad de pagina opnieuw."))


def may_judge_appeal(*, was_first: bool, has_other: bool, is_late: bool) -> bool:
    """Say whether somebody answers an appeal: not who decided first, while somebody else can in time."""
    return not was_first or not has_other or is_late


def check_judge_appeal(*, was_first: bool, has_other: bool, is_late: bool) -> None:
    """Leave an appeal against one's own decision to a colleague."""
    if not may_judge_appeal(was_first=was_first, has_other=has_other, is_late=is_late):
        raise ReportRefusedError(
            _("Jij nam het eerste besluit. Een collega kijkt naar het bezwaar.")
        )
