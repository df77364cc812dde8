"""What one register's columns mean here: the shape of a mapping."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

Row = dict[str, str]
Condition = dict[str, str]


def holds(condition: Condition, row: Row) -> bool:
    """Say whether a rule is meant for this row."""
    return all(row.get(column, "").strip() == value for column, value in condition.items())


@dataclass(frozen=True)
class Source:
    """The register itself: what visitors read under an imported use case."""

    key: str
    label: str
    licence: str
    dated: date | None = None
    language: str = "nl"
    url: str = ""


@dataclass(frozen=True)
class FileShape:
    """How the file is written down."""

    encoding: str = "utf-8"
    separator: str = ","


class FileMapping(Protocol):
    """What reading a file asks of a mapping, whatever its rows become."""

    @property
    def file(self) -> FileShape:
        """Give how the file is written down."""

    @property
    def wanted_columns(self) -> list[str]:
        """Give every column the file must have."""


class OutsideColumns(Protocol):
    """The columns that say which row of a register it is, whatever the row becomes."""

    @property
    def id(self) -> str:
        """Give the column of the number in the register."""

    @property
    def url(self) -> str:
        """Give the column of the address in the register, if there is one."""


@dataclass(frozen=True)
class Columns:
    """The columns that every use case needs or may have."""

    id: str
    title: str
    summary: str = ""
    url: str = ""
    period_start: str = ""
    period_end: str = ""


@dataclass(frozen=True)
class Rename:
    """How a register spells organisations that we know by another name."""

    when: Condition
    names: dict[str, str]
    patterns: tuple[tuple[re.Pattern[str], str], ...]


@dataclass(frozen=True)
class OrganisationRule:
    """Where the organisation stands and what kind it is when we do not know it yet.

    A ministry of finance exists in every country: `suffix_column` (a country) goes behind the name,
    unless it is one of `home`.
    """

    column: str = ""
    kind: str = ""
    kind_column: str = ""
    kinds: dict[str, str] = field(default_factory=dict)
    suffix_column: str = ""
    home: tuple[str, ...] = ()
    # For rows that name none.
    fallback: str = ""
    renames: tuple[Rename, ...] = ()


@dataclass(frozen=True)
class Part:
    """One column as a part of a section of the story."""

    section: str
    column: str
    heading: str = ""
    sentence: str = ""
    values: dict[str, str] | None = None
    is_date: bool = False


@dataclass(frozen=True)
class Fact:
    """A field of the use case from a column's value, or the same for every row."""

    name: str
    column: str = ""
    value: str = ""
    values: dict[str, str] = field(default_factory=dict)
    when: Condition = field(default_factory=dict)


@dataclass(frozen=True)
class ThemeRule:
    """A theme for every row, or for rows with one of these words."""

    theme: str
    columns: tuple[str, ...] = ()
    words: re.Pattern[str] | None = None


@dataclass(frozen=True)
class TagRule:
    """Free tags from a column."""

    column: str
    values: dict[str, str] | None = None


@dataclass(frozen=True)
class LinkRule:
    """A link to take along."""

    column: str
    title: str
    kind: str


@dataclass(frozen=True)
class Mapping:
    """Everything we know of one register."""

    source: Source
    file: FileShape
    columns: Columns
    organisation: OrganisationRule
    parts: tuple[Part, ...]
    facts: tuple[Fact, ...]
    themes: tuple[ThemeRule, ...]
    tags: tuple[TagRule, ...]
    links: tuple[LinkRule, ...]

    @property
    def wanted_columns(self) -> list[str]:
        """Give every column the file must have, in the order the mapping names them."""
        columns, rule = self.columns, self.organisation
        names = [
            *(columns.id, columns.title, columns.summary, columns.url),
            *(
                columns.period_start,
                columns.period_end,
                rule.column,
                rule.kind_column,
                rule.suffix_column,
            ),
            *(part.column for part in self.parts),
            *(fact.column for fact in self.facts),
            *(tag.column for tag in self.tags),
            *(link.column for link in self.links),
            *(column for theme in self.themes for column in theme.columns),
            *(column for rename in rule.renames for column in rename.when),
            *(column for fact in self.facts for column in fact.when),
        ]
        return [name for name in dict.fromkeys(names) if name]
