"""Who may say that they applied a case, and how cases may descend from each other."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from alliantie.attempts import Refusal

ASK_AFTER, ASK_DURING = timedelta(days=30), timedelta(days=90)
TOLD_A_DAY = 10
ONE_DAY = 86_400
FIRST_YEAR = 2000


class ReuseRefusedError(Refusal, ValueError):
    """A rule about re-use says no; `sentence` is fit for the screen."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NotYoursError(ReuseRefusedError):
    """Somebody else's; whether it exists is not told."""


def check_may_tell(organisation_ids: Collection[int]) -> None:
    """Let only who works for an organisation tell that it applied something."""
    if not may_tell(organisation_ids):
        raise ReuseRefusedError(
            _(
                "Dit kun je vertellen namens een organisatie waar je werkt. Je bent nu nergens lid van."
            )
        )


def may_tell(organisation_ids: Collection[int]) -> bool:
    """Say whether somebody works for an organisation that may have applied something."""
    return bool(organisation_ids)


def check_organisation(
    organisation_id: int | None, *, own: Collection[int], original_of: int | None
) -> None:
    """Let people speak for their own organisation, about what another one did."""
    if organisation_id is None or organisation_id not in own:
        raise ReuseRefusedError(_("Kies een organisatie waar je werkt."))
    if organisation_id == original_of:
        raise ReuseRefusedError(
            _("Dit praktijkvoorbeeld is van deze organisatie zelf. Toepassen doet een ander.")
        )


def check_month(month: date, *, today: date) -> None:
    """Refuse a month that has not come, or is too long ago to be true."""
    if month > today:
        raise ReuseRefusedError(_("Deze maand moet nog komen. Kies wanneer jullie het toepasten."))
    if month.year < FIRST_YEAR:
        raise ReuseRefusedError(_("Kies een maand na 2000."))


def check_adapted(adapted_of: int | None, organisation_id: int | None) -> None:
    """Refuse as one's own case the case of somebody else."""
    if adapted_of is None or adapted_of != organisation_id:
        raise ReuseRefusedError(_("Kies een praktijkvoorbeeld van dezelfde organisatie."))


def check_lineage(*, original: int, adapted: int, forebears: Collection[int]) -> None:
    """Refuse a circle: a case never descends from what descends from it, however long the chain.

    `forebears` are all cases that the original is based on, along any number of steps.
    """
    if adapted == original:
        raise ReuseRefusedError(_("Een praktijkvoorbeeld kan niet op zichzelf gebaseerd zijn."))
    if adapted in forebears:
        raise ReuseRefusedError(
            _("Dit voorbeeld is zelf op dat van jullie gebaseerd. Andersom kan dan niet ook.")
        )


def may_withdraw(
    *,
    user_id: int | None,
    is_editor: bool,
    administers: Collection[int],
    author_id: int | None,
    organisation_id: int | None,
) -> bool:
    """Say who may withdraw: who wrote it, who administers the organisation, and editors."""
    if user_id is None:
        return False
    return is_editor or user_id == author_id or organisation_id in administers


def taken_to_ask_about(now: datetime, after: timedelta = ASK_AFTER) -> tuple[datetime, datetime]:
    """Give when something must be taken to be asked about now; three months later it is too late."""
    return now - after - ASK_DURING, now - after
