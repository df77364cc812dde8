"""What a report needs, and how many somebody may make."""

from datetime import timedelta

from django.utils.translation import gettext as _

from reports.choices import Reason

from .refusals import AlreadyReportedError, ReportRefusedError

LONGEST_TEXT = 2000
# Which reasons tell a moderator nothing by themselves.
ASK_FOR_WORDS = frozenset({Reason.WRONG, Reason.COPYRIGHT, Reason.OTHER})
ANSWER_WITHIN = 5  # working days
ONCE_IN = timedelta(days=30)
PER_PERSON = 10  # a day
PER_ADDRESS = 5  # an hour, of visitors
MEMBERS_PER_ADDRESS = 20  # an hour: an office has one address
OVERALL, OVERALL_OF_VISITORS = 200, 60  # an hour; visitors leave room for members


def check_words(reason: str, text: str) -> None:
    """Refuse a report nobody can act on."""
    if reason not in Reason.values:
        raise ReportRefusedError(_("Kies wat er mis is."))
    if reason in ASK_FOR_WORDS and not text.strip():
        raise ReportRefusedError(_("Schrijf in een paar woorden wat er mis is."))


def check_first(*, is_first: bool) -> None:
    """Refuse a second report of the same by the same member: it is one dossier, and one voice."""
    if not is_first:
        raise AlreadyReportedError(
            _("Je hebt dit al gemeld. Eén melding is genoeg: de moderatie kijkt ernaar.")
        )
