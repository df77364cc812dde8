"""Who may check, and what a dilemma needs."""

from collections.abc import Collection
from datetime import date, timedelta

from django.utils.translation import gettext as _

from alliantie.choices import Role
from cases.choices import NameChoice, Readers

from .dilemma_state import DilemmaRefusedError

CHECKERS = frozenset({Role.MODERATOR, Role.CONFIDENTIAL})
LONGEST_QUESTION = 160
LEAST_TIME, MOST_TIME = timedelta(days=7), timedelta(days=183)
USUAL_TIME = timedelta(days=28)
# Who invites people names at least so many: a dilemma nobody can read gets no advice.
FEWEST_INVITED, MOST_INVITED = 3, 20


def check_moderate(roles: Collection[str]) -> None:
    """Refuse everybody but moderators."""
    if not CHECKERS & set(roles):
        raise DilemmaRefusedError(_("Dit kan alleen de moderatie."))


def may_moderate(roles: Collection[str]) -> bool:
    """Say whether somebody does safety checks."""
    return bool(CHECKERS & set(roles))


def check_texts(*, question: str, situation: str) -> None:
    """Refuse what nobody can answer."""
    if not question.strip():
        raise DilemmaRefusedError(_("Schrijf je vraag."))
    if not situation.strip():
        raise DilemmaRefusedError(_("Vertel in een paar zinnen wat er speelt."))


def check_decide_by(day: date | None, *, today: date) -> None:
    """Refuse a date that leaves no time to answer, or more than half a year."""
    if day is None:
        return
    if day < today + LEAST_TIME:
        raise DilemmaRefusedError(_("Geef mensen minstens een week om te antwoorden."))
    if day > today + MOST_TIME:
        raise DilemmaRefusedError(_("Kies een dag binnen een half jaar."))


def check_choice(*, name: str, readers: str, has_organisation: bool, invited: int) -> None:
    """Refuse a choice of name and readers that cannot work."""
    if name not in NameChoice.values or readers not in Readers.values:
        raise DilemmaRefusedError(_("Kies wie ziet wie je bent en wie dit mag lezen."))
    if readers == Readers.NOT_MY_ORGANISATION and not has_organisation:
        raise DilemmaRefusedError(
            _("Je doet mee zonder organisatie, dus deze keuze kan niet. Kies iets anders.")
        )
    if readers == Readers.NOT_MY_ORGANISATION and name == NameChoice.PUBLIC:
        raise DilemmaRefusedError(
            _("Je organisatie staat erbij, maar mag het niet lezen. Kies een van de twee.")
        )
    if readers == Readers.INVITED and not FEWEST_INVITED <= invited <= MOST_INVITED:
        raise DilemmaRefusedError(_("Nodig tussen de 3 en 20 mensen uit."))
