"""The round of open news in a meeting: who adds a line, when, and how many."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from .hosting import EventRefusedError

LONGEST = 280  # as long as a line of the monthly round
PER_PERSON = 3
PER_MEETING = 150
OPENS_BEFORE = timedelta(minutes=15)
CLOSES_AFTER = timedelta(hours=2)


def check_open(
    starts_at: datetime | None, ends_at: datetime | None, now: datetime, *, is_online: bool
) -> None:
    """Refuse before and after the meeting, and once the report stands online: its host read all of it."""
    if starts_at is None or ends_at is None or now < starts_at - OPENS_BEFORE:
        raise EventRefusedError(_("Het rondje begint als de bijeenkomst begint."))
    if is_online or now > ends_at + CLOSES_AFTER:
        raise EventRefusedError(_("Het rondje is voorbij. Je regel is niet toegevoegd."))


def may_add(
    starts_at: datetime | None, ends_at: datetime | None, now: datetime, *, is_online: bool
) -> bool:
    """Say whether lines are taken now."""
    try:
        check_open(starts_at, ends_at, now, is_online=is_online)
    except EventRefusedError:
        return False
    return True


def check_text(text: str) -> str:
    """Refuse nothing and too much; gives the line without loose ends."""
    said = " ".join(text.split())
    if not said:
        raise EventRefusedError(_("Typ je regel."))
    if len(said) > LONGEST:
        raise EventRefusedError(
            _("Maak het korter: hoogstens %(limit)d tekens.") % {"limit": LONGEST}
        )
    return said


def check_room(*, own: int, total: int) -> None:
    """Refuse more lines than can be heard."""
    if own >= PER_PERSON:
        raise EventRefusedError(
            _("Je hebt al %(limit)d regels. Haal er een weg voor een nieuwe.")
            % {"limit": PER_PERSON}
        )
    if total >= PER_MEETING:
        raise EventRefusedError(_("Het rondje is vol."))
