"""Where apps say what can be merged, and what hangs on it, so that the frame knows no app."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.apps import apps
from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from alliantie.visibility import Actor

from .policies import MergeRefusedError

Rows = Mapping[str, Collection[str]]  # numbers of rows by the label of their table
Mover = Callable[[Any, Any], None]  # of what goes, and what stays
Follower = Callable[[Any], None]  # of the merge that was undone


@dataclass(frozen=True)
class Relation:
    """One foreign key to a kind of thing that can be merged: `path` is app.Model.field.

    Either the movers of an app take it along (`swept` False), or the frame does (`swept` True), or it
    stays and `stays` says why. Without a label the preview does not tell of it. `page` leads from the
    row to the page whose title is an example. Where a row that is swept clashes with one of what stays,
    it goes, unless `clash_stays`. A row that is one `whole` (who may do what for whom) goes back as it was,
    or not at all: a role that the other gave meanwhile is not carried off. Of what is `sealed` a preview
    counts only pages the editor may see, and what stayed at undoing is not told.
    """

    path: str
    label: str | Promise = ""
    stays: str | Promise = ""
    swept: bool = False
    page: str = ""
    clash_stays: bool = False
    whole: bool = False
    sealed: bool = False

    @property
    def model(self) -> Any:
        """Give the table the key stands in."""
        return apps.get_model(self.path.rpartition(".")[0])

    @property
    def field(self) -> str:
        """Give the name of the key."""
        return self.path.rpartition(".")[2]


class Mergeable(ABC):
    """One kind of thing that can be merged; an app registers it when it starts."""

    kind: ClassVar[str]  # letters; it stands in addresses
    label: ClassVar[str | Promise]
    plural: ClassVar[str | Promise]
    model: ClassVar[type[Model]]
    roles: ClassVar[frozenset[str]]
    permission: ClassVar[str]  # who holds it sees the door on a row of the CMS
    turns: ClassVar[bool] = True  # an editor may choose which of the two stays

    def may(self, actor: Actor) -> bool:
        """Say whether somebody may merge these."""
        return bool(actor.roles & self.roles)

    def check_may(self, actor: Actor) -> None:
        """Refuse who may not."""
        if not self.may(actor):
            raise MergeRefusedError(_("Dit samenvoegen mag je niet."))

    @abstractmethod
    def standing(self, actor: Actor) -> QuerySet[Any]:
        """Select what can be merged and this actor may see."""

    @abstractmethod
    def named(self, rows: QuerySet[Any], words: str) -> QuerySet[Any]:
        """Select of these what carries these words."""

    @abstractmethod
    def merge(self, *, gone: Any, kept: Any, actor: Actor) -> None:
        """Let one go up in the other, with the services of the apps; runs inside one transaction."""

    @abstractmethod
    def restored(self, rows: Rows) -> None:
        """Let search and caches follow, after these rows were put back."""

    def alike(self, _thing: Any, _actor: Actor) -> Iterable[Any]:
        """Give what may be the same thing; nothing when that is not known."""
        return ()

    def title(self, thing: Any) -> str:
        """Name it."""
        return str(thing)

    def url(self, thing: Any) -> str:
        """Give where it stands, or nothing."""
        return ""

    def about(self, _thing: Any) -> str:
        """Tell two of one name apart, in a few words."""
        return ""

    def check(self, *, gone: Any, kept: Any) -> None:  # noqa: B027 - most kinds refuse nothing more
        """Refuse what cannot go together."""

    def mark(self, _gone: Any) -> str:
        """Give, once it was merged, what tells at undoing whether it went on; at most 64 characters."""
        return ""

    def check_undo(self, *, gone_key: int, mark: str) -> None:  # noqa: B027 - most kinds refuse nothing
        """Refuse to bring back what went on by itself since; it is locked and not put back yet."""

    def attention(self, _gone: Any, _kept: Any) -> list[str]:
        """Say what an editor should know before."""
        return []

    def side_by_side(self, _gone: Any, _kept: Any) -> list[tuple[str, str, str]]:
        """Give what reads otherwise: label, of what goes, of what stays."""
        return []


_kinds: dict[str, Mergeable] = {}
_relations: dict[str, dict[str, Relation]] = {}
_movers: dict[str, list[Mover]] = {}
_followers: dict[str, list[Follower]] = {}


def register(*found: Mergeable) -> None:
    """Add kinds."""
    for one in found:
        _kinds[one.kind] = one


def relate(kind: str, *found: Relation) -> None:
    """Say what hangs on a kind; each app says it of its own tables."""
    _relations.setdefault(kind, {}).update({one.path: one for one in found})


def follow(kind: str, mover: Mover) -> None:
    """Let an app above move what no foreign key tells of, before the kind itself is merged."""
    if mover not in _movers.setdefault(kind, []):
        _movers[kind].append(mover)


def follow_undo(kind: str, follower: Follower) -> None:
    """Let an app set right what no line of the journal tells of, once all lines were put back."""
    if follower not in _followers.setdefault(kind, []):
        _followers[kind].append(follower)


def followers(kind: Mergeable) -> tuple[Follower, ...]:
    """Give who sets things right after an undo."""
    return tuple(_followers.get(kind.kind, ()))


def movers(kind: Mergeable) -> tuple[Mover, ...]:
    """Give who moves along."""
    return tuple(_movers.get(kind.kind, ()))


def kinds() -> tuple[Mergeable, ...]:
    """Give every kind."""
    return tuple(_kinds.values())


def kind_of(name: str) -> Mergeable | None:
    """Give one kind."""
    return _kinds.get(name)


def relations(kind: Mergeable) -> tuple[Relation, ...]:
    """Give all that hangs on a kind."""
    return related(kind.kind)


def related(name: str) -> tuple[Relation, ...]:
    """Give all that hangs on a name: a kind, or a thing one step away that goes along with one."""
    return tuple(_relations.get(name, {}).values())


def sealed_tables() -> set[str]:
    """Give the labels of tables of which no number is told."""
    found = (one for paths in _relations.values() for one in paths.values() if one.sealed)
    return {one.path.rpartition(".")[0] for one in found}
