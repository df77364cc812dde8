"""Where apps say what can be reported, so that reports know no app and each app hides its own."""

from abc import ABC, abstractmethod
from collections.abc import Collection
from typing import Any, ClassVar

from django.utils.functional import Promise

from .visibility import CURATORS, Actor

LONGEST_NUMBER = 15


class Reportable(ABC):
    """One kind of thing that can be reported; an app registers it when it starts.

    `found` is the gate: only what the actor may read can be reported. `hide` closes the thing in what
    `visible_to` asks, so in every output at once, and gives what `restore` needs to undo exactly that;
    nothing when there was nothing to hide.
    """

    kind: ClassVar[str]  # letters and dashes; it stands in addresses
    label: ClassVar[str | Promise]
    # Of which nobody may learn who made it: no names, no actor in the log, not handed to a colleague.
    is_sealed: ClassVar[bool] = False
    # Said to one person only: that it was reported tells who did, so its maker hears only of hiding.
    is_between_two: ClassVar[bool] = False
    # Of an organisation or another house: who looks after it leaves, and what was decided stays.
    is_of_a_house: ClassVar[bool] = False
    judges: ClassVar[frozenset[str]] = CURATORS

    @abstractmethod
    def found(self, actor: Actor, handle: str) -> Any | None:
        """Give the thing an address names, to who may read it now."""

    @abstractmethod
    def get(self, key: int) -> Any | None:
        """Give the thing of a number, whoever asks: for who judges, on or off the site."""

    @abstractmethod
    def author_ids(self, thing: Any) -> Collection[int]:
        """Give who made it and hears what was decided."""

    @abstractmethod
    def made_by(self, user_id: int, keys: Collection[int]) -> set[int]:
        """Give which of these things are somebody's."""

    @abstractmethod
    def hide(self, thing: Any, *, actor: Actor) -> str:
        """Take it from everybody's sight; give what is needed to undo that."""

    @abstractmethod
    def restore(self, thing: Any, *, memory: str, actor: Actor) -> None:
        """Undo the hiding, unless the thing went on by itself since."""

    def title(self, thing: Any) -> str:
        """Name it, for who may read it."""
        return str(thing)

    def words(self, thing: Any) -> str:
        """Give what it says, for who judges."""
        return ""

    def url(self, thing: Any) -> str:
        """Give where it stands, or nothing."""
        return str(thing.get_absolute_url())

    def judged_at(self, thing: Any) -> str:
        """Give where who judges can see it among the rest, or nothing."""
        return self.url(thing)

    def may_judge(self, actor: Actor) -> bool:
        """Say whether somebody decides about reports of this kind."""
        return bool(actor.roles & self.judges)

    def kept_from(self, actor: Actor) -> Any:
        """Give the numbers of what even who judges may not know of."""
        return ()

    def tell(self, thing: Any, text: str) -> bool:
        """Bring a decision to a maker nobody knows; False when a mail to its authors will do."""
        return False

    def note(self, thing: Any, action: str, *, actor_id: int | None) -> bool:
        """Log under a pseudonym what must not be logged by number; False when the usual log will do."""
        return False


_kinds: dict[str, Reportable] = {}


def register(*kinds: Reportable) -> None:
    """Add kinds of things that can be reported."""
    for one in kinds:
        _kinds[one.kind] = one


def kinds() -> tuple[Reportable, ...]:
    """Give every kind."""
    return tuple(_kinds.values())


def kind_of(name: str) -> Reportable | None:
    """Give one kind."""
    return _kinds.get(name)


def number_in(handle: str) -> int:
    """Read a number from an address; 0, which nothing has, when it is none."""
    is_number = handle.isascii() and handle.isdecimal() and len(handle) <= LONGEST_NUMBER
    return int(handle) if is_number else 0
