"""Turn one row of a register into what a use case needs, or refuse it with a sentence."""

from collections.abc import Container
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from themes.policies import AboutRefusedError, check_tag_name

from .cells import (
    CELL_LENGTH,
    ID_LENGTH,
    URL,
    URL_LENGTH,
    check_lengths,
    fingerprint,
    needed,
    source_url,
    themes_of,
)
from .cleaning import clean_line, clean_text, cut, first_sentences
from .dates import read_period
from .errors import RowRefusedError
from .mapping import Mapping, Row, holds
from .organisations import OrganisationWanted, organisation_wanted
from .reading import RawRow
from .sections import sections

TITLE_LENGTH, SUMMARY_LENGTH = 120, 280
MOST_TAGS, MOST_LINKS = 10, 5


@dataclass(frozen=True)
class LinkWanted:
    """A link to take along."""

    kind: str
    title: str
    url: str


@dataclass(frozen=True)
class CaseRow:
    """Everything one row says, clean; `digest` changes when any of it does."""

    number: int
    source_id: str
    fields: dict[str, Any]
    organisation: OrganisationWanted | None
    themes: tuple[str, ...]
    tags: tuple[str, ...]
    links: tuple[LinkWanted, ...]
    digest: str = ""
    notes: tuple[str, ...] = field(default=())


def read_row(raw: RawRow, mapping: Mapping, known: Container[str]) -> CaseRow:
    """Clean and check one row; `known` are the themes of this site, so that a new one counts as a change."""
    if raw.problem:
        raise RowRefusedError(column="", sentence=raw.problem)
    row = {name: raw.values.get(name, "") for name in mapping.wanted_columns}
    check_lengths(row)
    notes: list[str] = []
    source_id = needed(row, mapping.columns.id, ID_LENGTH)
    organisation = organisation_wanted(row, mapping.organisation, notes)
    fields = {
        **_title_and_story(row, mapping),
        **_period(row, mapping, notes),
        **_facts(row, mapping),
        "source_url": source_url(row, mapping.columns, mapping.source, source_id, notes),
    }
    case = CaseRow(
        number=raw.number,
        source_id=source_id,
        fields=fields,
        organisation=organisation,
        themes=themes_of(row, mapping.themes, known),
        tags=_tags(row, mapping, notes),
        links=_links(row, mapping),
        notes=tuple(notes),
    )
    return CaseRow(**{**vars(case), "digest": fingerprint(asdict(case))})


def _title_and_story(row: Row, mapping: Mapping) -> dict[str, str]:
    title = needed(row, mapping.columns.title, CELL_LENGTH)
    short = cut(title, TITLE_LENGTH)
    story, plain = sections(row, mapping.parts, full_title=title if short != title else "")
    summary = clean_line(row.get(mapping.columns.summary, "")) or plain or title
    return {"title": short, "summary": first_sentences(summary, SUMMARY_LENGTH), **story}


def _period(row: Row, mapping: Mapping, notes: list[str]) -> dict[str, Any]:
    days = []
    columns = (mapping.columns.period_start, mapping.columns.period_end)
    for side, column in enumerate(columns):
        text = clean_line(row.get(column, ""))
        period = read_period(text)
        if text and period is None:
            notes.append(_("%(column)s: geen datum") % {"column": column})
        days.append(period[side] if period else None)
    start, end = days
    if start and end and end < start:
        notes.append(_("%(column)s: ligt voor het begin") % {"column": columns[1]})
        end = None
    return {"period_start": start, "period_end": end}


def _facts(row: Row, mapping: Mapping) -> dict[str, str]:
    """Fill fields by the first rule that says something."""
    found: dict[str, str] = {"language": mapping.source.language}
    told: set[str] = set()
    for fact in mapping.facts:
        value = fact.value or fact.values.get(clean_line(row.get(fact.column, "")), "")
        if value and fact.name not in told and holds(fact.when, row):
            told.add(fact.name)
            found[fact.name] = value
    return found


def _tags(row: Row, mapping: Mapping, notes: list[str]) -> tuple[str, ...]:
    found = []
    for rule in mapping.tags:
        value = clean_line(row[rule.column])
        name = value if rule.values is None else rule.values.get(value, "")
        if name and _is_tag(name):
            found.append(name)
        elif name:
            notes.append(_("%(column)s: niet bruikbaar als onderwerp") % {"column": rule.column})
    return tuple(dict.fromkeys(found))[:MOST_TAGS]


def _is_tag(name: str) -> bool:
    try:
        check_tag_name(name)
    except AboutRefusedError:
        return False
    return True


def _links(row: Row, mapping: Mapping) -> tuple[LinkWanted, ...]:
    found = []
    for rule in mapping.links:
        urls = URL.findall(clean_text(row[rule.column]))
        found += [LinkWanted(rule.kind, rule.title, url) for url in urls if len(url) <= URL_LENGTH]
    return tuple(dict.fromkeys(found))[:MOST_LINKS]
