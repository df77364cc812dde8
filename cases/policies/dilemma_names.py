"""Whose name is shown and who may read: only ever less without the asker, and how few is too few."""

from django.utils.translation import gettext as _

from cases.choices import NameChoice, Readers

from .dilemma_state import DilemmaRefusedError

# From most to least that is told of somebody.
OPENNESS = (NameChoice.PUBLIC, NameChoice.ORGANISATION_HIDDEN, NameChoice.ANONYMOUS)
# Who can read it, as sets: the later is never wider than what stands before it on the same line.
NARROWER = {
    Readers.EVERYONE: frozenset(Readers),
    Readers.MEMBERS: frozenset(Readers) - {Readers.EVERYONE},
    Readers.NOT_MY_ORGANISATION: frozenset({Readers.NOT_MY_ORGANISATION, Readers.INVITED}),
    Readers.GOVERNMENT: frozenset({Readers.GOVERNMENT, Readers.INVITED}),
    Readers.INVITED: frozenset({Readers.INVITED}),
}
# A fact that fewer people or organisations share singles somebody out.
FEWEST_PEOPLE, FEWEST_ORGANISATIONS = 10, 3
# Beside the asker's own organisation so many others are kept out, or who is left out tells who asked.
DECOYS = 2


def hides_more(before: str, after: str) -> bool:
    """Say whether a choice of name tells no more than the one before."""
    return OPENNESS.index(NameChoice(after)) >= OPENNESS.index(NameChoice(before))


def is_narrower(before: str, after: str) -> bool:
    """Say whether a choice of readers lets nobody in who could not read before."""
    return Readers(after) in NARROWER[Readers(before)]


def check_only_hides(*, name: tuple[str, str], readers: tuple[str, str]) -> None:
    """Refuse to tell more of somebody or let more people read, once it was online."""
    if not hides_more(*name):
        raise DilemmaRefusedError(
            _("Dit stond al op de site. Je kunt alleen nog minder van jezelf laten zien.")
        )
    if not is_narrower(*readers):
        raise DilemmaRefusedError(
            _("Dit stond al op de site. Je kunt alleen nog minder mensen laten meelezen.")
        )


def singles_out(*, people: int, organisations: int) -> bool:
    """Say whether so few share a fact that it points at somebody."""
    return people < FEWEST_PEOPLE or organisations < FEWEST_ORGANISATIONS
