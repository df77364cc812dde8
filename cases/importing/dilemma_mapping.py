"""What one register of dilemmas means here: the shape of its mapping, and the check of its file."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cases.choices import LegalFrame, Readers, Value

from .mapping import FileShape, Source, ThemeRule
from .mapping_file import read_shape, read_source, read_toml
from .mapping_rules import read_theme
from .tables import Table

# Nobody stands behind a row, so nobody can invite people or keep an organisation out.
READERS = (Readers.EVERYONE, Readers.MEMBERS)


@dataclass(frozen=True)
class DilemmaColumns:
    """The columns that every dilemma needs or may have."""

    id: str
    question: str
    situation: str
    url: str = ""


@dataclass(frozen=True)
class ListRule:
    """A column that holds more than one thing, and our word for theirs."""

    column: str = ""
    separator: str = ";"
    names: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class DilemmaMapping:
    """Everything we know of one register of dilemmas."""

    source: Source
    file: FileShape
    columns: DilemmaColumns
    readers: str
    values: ListRule
    frames: ListRule
    options: ListRule
    themes: tuple[ThemeRule, ...]

    @property
    def wanted_columns(self) -> list[str]:
        """Give every column the file must have, in the order the mapping names them."""
        columns = self.columns
        names = [
            *(columns.id, columns.question, columns.situation, columns.url),
            *(rule.column for rule in (self.values, self.frames, self.options)),
            *(column for theme in self.themes for column in theme.columns),
        ]
        return [name for name in dict.fromkeys(names) if name]


def read_dilemma_mapping(path: Path) -> DilemmaMapping:
    """Read and check one mapping file."""
    return parse_dilemma_mapping(read_toml(path))


def parse_dilemma_mapping(values: dict[str, Any]) -> DilemmaMapping:
    """Check the tables of a mapping and put them in their shape."""
    top = Table(values, place="")
    mapping = DilemmaMapping(
        source=read_source(top.table("source")),
        file=read_shape(top.table("file")),
        columns=_columns(top.table("columns")),
        readers=top.choice("readers", top.required("readers", str), READERS),
        values=_list(top.table("values"), Value.values),
        frames=_list(top.table("frames"), LegalFrame.values),
        options=_list(top.table("options"), ()),
        themes=tuple(read_theme(one) for one in top.tables("theme")),
    )
    top.done()
    return mapping


def _columns(table: Table) -> DilemmaColumns:
    columns = DilemmaColumns(
        id=table.required("id", str),
        question=table.required("question", str),
        situation=table.required("situation", str),
        url=table.optional("url", str, ""),
    )
    table.done()
    return columns


def _list(table: Table, allowed: tuple[str, ...] | list[str]) -> ListRule:
    """Read a column with more than one thing; `allowed` are our words, none for free text."""
    rule = ListRule(
        column=table.optional("column", str, ""),
        separator=table.optional("separator", str, ";"),
        names=table.texts("names") if allowed else {},
    )
    table.choice("separator", rule.separator, (";", ",", "|"))
    for name in rule.names.values():
        table.choice("names", name, ["", *allowed])
    table.done()
    return rule
