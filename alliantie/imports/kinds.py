"""What can be imported by the screen: apps register a kind, the frame asks it what to do."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from django.utils.functional import Promise

from .rejects import RejectsSheet

if TYPE_CHECKING:
    from alliantie.models import ImportedItem

    from .journal import Journal

Text = str | Promise
Progress = Callable[[int], None]
Values = Mapping[str, str]


def column_key(name: str) -> str:
    """Give the name under which the choice of a column is kept."""
    return f"column-{name}"


def setting_key(name: str) -> str:
    """Give the name under which what holds for every row is kept."""
    return f"setting-{name}"


@dataclass(frozen=True)
class Column:
    """A field of ours that a column of the file may fill; `names` are what others call it."""

    name: str
    label: Text
    names: tuple[str, ...] = ()
    is_needed: bool = False
    help: Text = ""


@dataclass(frozen=True)
class Setting:
    """What is the same for every row; with `choices` one of a list."""

    name: str
    label: Text
    choices: Callable[[], Sequence[tuple[str, Text]]] | None = None
    is_needed: bool = False
    help: Text = ""
    length: int = 120


@dataclass(frozen=True)
class Known:
    """A choice of columns that the kind brings along, with the columns it needs."""

    name: str
    label: Text
    wanted: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """What is to be imported: the file, and what its columns mean; `known` or `values` says so."""

    path: Path
    file_name: str
    separator: str
    known: str
    values: Values
    publish: bool
    actor_id: int | None
    run_id: int

    def column(self, name: str) -> str:
        """Give the column of the file that was chosen for a field of ours."""
        return self.values.get(column_key(name), "")

    def setting(self, name: str) -> str:
        """Give what was filled in for every row."""
        return self.values.get(setting_key(name), "")


@dataclass
class Findings:
    """What came of a look or of an import; `lines` are sentences for the report."""

    total: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    lines: list[str] = field(default_factory=list)


class ImportKind:
    """One kind of import, of the app that owns what it makes.

    Each method raises ImportRefusedError when the file as a whole cannot be used.
    """

    name: ClassVar[str]
    label: ClassVar[Text]
    may_publish: ClassVar[bool] = False

    def known(self) -> Sequence[Known]:
        """Give choices of columns that are known beforehand."""
        return ()

    def columns(self) -> Sequence[Column]:
        """Give what columns may fill."""
        raise NotImplementedError

    def settings(self) -> Sequence[Setting]:
        """Give what is the same for every row."""
        return ()

    def check_mapping(self, plan: Plan) -> Sequence[str]:
        """Give the columns a plan needs; refuses a plan that cannot be right."""
        raise NotImplementedError

    def look(self, plan: Plan, rejects: RejectsSheet, progress: Progress) -> Findings:
        """Say what would happen, and change nothing."""
        raise NotImplementedError

    def carry_out(self, plan: Plan, rejects: RejectsSheet, journal: "Journal") -> Findings:
        """Do it, batch by batch in the journal; called again after a stop it goes on."""
        raise NotImplementedError

    def undo(self, items: "Iterable[ImportedItem]", *, actor_id: int | None) -> dict[int, str]:
        """Undo some of what an import did; give a reason for each item that had to be left alone."""
        raise NotImplementedError


_kinds: dict[str, ImportKind] = {}


def register(kind: ImportKind) -> None:
    """Let something be imported by the screen; apps do this once, when they are ready."""
    _kinds[kind.name] = kind


def kinds() -> tuple[ImportKind, ...]:
    """Give every kind, in the order of the floors."""
    return tuple(_kinds.values())


def kind_of(name: str) -> ImportKind | None:
    """Give one kind."""
    return _kinds.get(name)
