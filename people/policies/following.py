"""How much somebody may follow, and what following means."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from .refusals import PeopleRefusedError

MOST = 200
# Every search that is followed is asked anew each week.
MOST_SEARCHES = 20
LONGEST_SEARCH = 500


class TooManyError(PeopleRefusedError):
    """Who follows everything follows nothing."""


@dataclass(frozen=True)
class Target:
    """What a button is about: a value of FollowKind, and a number or the address of a search."""

    kind: str
    value: str

    @property
    def is_search(self) -> bool:
        """Say whether this is a search, the only kind without a number."""
        return self.kind == "search"

    @property
    def number(self) -> int | None:
        """Give the number of what is followed; nothing for what is no number."""
        fits = self.value.isascii() and self.value.isdecimal() and len(self.value) < 10  # noqa: PLR2004 - fits any key
        return int(self.value) if fits else None


def check_room(*, followed: int, searches: int, is_search: bool) -> None:
    """Refuse what nobody could keep an eye on."""
    if followed >= MOST:
        raise TooManyError(
            _("Je volgt al %(most)d dingen. Stop eerst met iets anders.") % {"most": MOST}
        )
    if is_search and searches >= MOST_SEARCHES:
        raise TooManyError(
            _("Je volgt al %(most)d zoekopdrachten. Stop eerst met een andere.")
            % {"most": MOST_SEARCHES}
        )


def check_search(address: str) -> None:
    """Refuse a search for nothing, which is everything, and one that cannot be kept."""
    if not address:
        raise PeopleRefusedError(_("Typ eerst waar je naar zoekt. Daarna kun je het volgen."))
    if len(address) > LONGEST_SEARCH:
        raise PeopleRefusedError(_("Deze zoekopdracht is te lang om te volgen. Haal iets weg."))
