"""Where an app says which work of editors waits: one small class for each kind."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from wagtail import hooks

from alliantie.choices import Role
from alliantie.features.state import is_hidden
from alliantie.visibility import Actor

from .policies import WorkRefusedError, covers_enough

WORK = "register_work_source"
# Whoever looks on behalf of the house: only to find out what no longer waits for anybody.
THE_HOUSE = Actor(roles=frozenset(role.value for role in Role))


class Source(ABC):
    """One kind of work that waits for a decision; an app registers it with the Wagtail hook `WORK`.

    `title`, `since`, `promised` and `handle` name a field, or are an expression of the database:
    what to call a row, since when it waits, by which day an answer was promised, and what its
    address is made of. `title` holds only what everybody in `may` is allowed to know.
    """

    kind: ClassVar[str]
    label: ClassVar[str | Promise]
    title: ClassVar[Any]
    since: ClassVar[Any]
    promised: ClassVar[Any] = None
    handle: ClassVar[Any] = None
    # Work of which a list of colleagues who may not see it would tell something is not handed on.
    can_be_handed: ClassVar[bool] = True
    # Everybody has their own of it, and nobody decides about another's.
    is_own: ClassVar[bool] = False

    @abstractmethod
    def may(self, actor: Actor) -> bool:
        """Say whether somebody decides about this kind."""

    @abstractmethod
    def waiting(self, actor: Actor) -> QuerySet[Any]:
        """Select what waits for this actor, and nothing that must be kept from them."""

    @abstractmethod
    def address(self, key: int, handle: str) -> str:
        """Give where one row is decided about."""

    def carry_out(self, key: int, user: Any, filled_in: Mapping[str, list[str]]) -> None:
        """Do what was decided when it could still be taken back; raise WorkRefusedError when it cannot be.

        Only for kinds whose screen lets decisions wait (`grace.decide`).
        """
        raise WorkRefusedError(_("Dit besluit kan niet worden uitgevoerd. Neem het opnieuw."))


def sources() -> list[Source]:
    """Give every kind of work that an app registered."""
    return [make() for make in hooks.get_hooks(WORK)]


def sources_for(actor: Actor) -> list[Source]:
    """Give the kinds somebody decides about, by their rights of this moment."""
    if not actor.is_signed_in:
        return []
    return [one for one in sources() if one.may(actor) and not is_hidden("work", one.kind)]


def could_stand_in(other: Actor, absent: Actor) -> bool:
    """Say whether a colleague decides about enough of what somebody decides about."""
    kinds = [source for source in sources() if not source.is_own and source.may(absent)]
    return covers_enough(shared=sum(source.may(other) for source in kinds), of=len(kinds))


def source_named(kind: str) -> Source | None:
    """Give one kind, whoever asks."""
    return next((one for one in sources() if one.kind == kind), None)


def source_of(kind: str, actor: Actor) -> Source | None:
    """Give one kind, to who decides about it."""
    return next((one for one in sources_for(actor) if one.kind == kind), None)
