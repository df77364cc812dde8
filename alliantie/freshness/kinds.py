"""Where an app says what must be confirmed now and then: one small class for each kind."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alliantie import periods
from alliantie.choices import Unit
from alliantie.periods import Period
from alliantie.visibility import Actor

REMIND = Period("review_remind", _("Klopt dit nog: tot de herinnering"), Unit.DAYS, 21, 7, 90)
SHOW = Period("review_show", _("Klopt dit nog: daarna tot de melding"), Unit.DAYS, 28, 7, 180)
ARCHIVE = Period(
    "review_archive", _("Klopt dit nog: daarna tot het archief"), Unit.MONTHS, 6, 1, 36
)
PEOPLE = Callable[[Collection[int]], set[int]]


@dataclass(frozen=True)
class Item:
    """One thing as its owner is asked about it; without `change_url` editors change it."""

    title: str
    url: str
    confirmed_at: datetime | None
    change_url: str = ""
    cms_url: str = ""


class Kind(ABC):
    """One kind of thing; an app makes one and gives it to `register`.

    Who may answer was checked before `confirm` and `archive` are called by the frame. Each locks the
    thing itself first: the frame's row about it is written after that, so that two of them at once
    wait for each other in the same order.
    """

    name: ClassVar[str]
    label: ClassVar[str | Promise]
    period: ClassVar[Period]
    archives: ClassVar[bool] = False

    @abstractmethod
    def due(self, before: datetime) -> QuerySet[Any]:
        """Select what was confirmed last before a moment, and is not in the archive."""

    @abstractmethod
    def archived(self) -> QuerySet[Any]:
        """Select what is in the archive, or nothing."""

    @abstractmethod
    def owners(self, keys: Collection[int]) -> Mapping[int, set[int]]:
        """Give the accounts that are asked about each of these; what has none is for editors."""

    @abstractmethod
    def perhaps_of(self, actor: Actor) -> QuerySet[Any]:
        """Select what may be somebody's; `owners` decides."""

    @abstractmethod
    def items(self, keys: Collection[int], actor: Actor | None = None) -> Mapping[int, Item]:
        """Describe these; what is not on the site is left out, and who may not change it gets no way there."""

    @abstractmethod
    def title(self) -> Any:
        """Give an expression for the title of the thing whose number is in the column `key`."""

    @abstractmethod
    def confirm(self, *, key: int, actor: Actor) -> None:
        """Keep that it still holds, and bring it back from the archive."""

    @abstractmethod
    def mark(self, *, key: int, before: datetime) -> bool:
        """Tell readers that nobody confirmed it; give False when somebody did meanwhile."""

    def unmark(self, keys: Collection[int]) -> None:  # noqa: B027 - most kinds show what their own day says
        """Stop telling readers about these: nobody has to be asked any more."""

    @abstractmethod
    def archive(self, *, key: int, actor_id: int | None, before: datetime | None = None) -> bool:
        """Take it out of lists; with `before` only what nobody confirmed since."""


_kinds: dict[str, Kind] = {}
_pauses: list[PEOPLE] = []


def connect() -> None:
    """Let an administrator change how long each step takes."""
    for period in (REMIND, SHOW, ARCHIVE):
        periods.register(period)


def register(kind: Kind) -> None:
    """Have a kind asked about, with a period of its own."""
    periods.register(kind.period)
    _kinds[kind.name] = kind


def kinds() -> tuple[Kind, ...]:
    """Give every kind."""
    return tuple(_kinds.values())


def kind_of(name: str) -> Kind | None:
    """Give one kind."""
    return _kinds.get(name)


def register_pause(paused: PEOPLE) -> None:
    """Let an app say which of these accounts want to be left alone for a while."""
    _pauses.append(paused)


def paused_of(user_ids: Collection[int]) -> set[int]:
    """Give which of these accounts are left alone today."""
    return set().union(*(paused(user_ids) for paused in _pauses))
