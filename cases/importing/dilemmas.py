"""Turn one row of a register into what a dilemma needs, or refuse it; compare it with what stands here."""

from collections.abc import Container, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from cases.choices import DilemmaState, LegalFrame, Value
from cases.models import DilemmaOption, DilemmaPage
from cases.policies.dilemma_rights import LONGEST_QUESTION

from .cells import (
    ID_LENGTH,
    check_lengths,
    filled,
    fingerprint,
    needed,
    source_url,
    themes_of,
)
from .cleaning import clean_line, clean_text
from .dilemma_mapping import DilemmaMapping, ListRule
from .errors import RowRefusedError
from .mapping import Row
from .planning import Action
from .reading import RawRow

SITUATION_LENGTH = DilemmaPage._meta.get_field("situation").max_length or 0
OPTION_LENGTH = DilemmaOption._meta.get_field("label").max_length or 0


@dataclass(frozen=True)
class DilemmaRow:
    """Everything one row says, clean; `digest` changes when any of it does."""

    number: int
    source_id: str
    source_url: str
    source_label: str
    source_licence: str
    readers: str
    question: str
    situation: str
    values: tuple[str, ...]
    frames: tuple[str, ...]
    options: tuple[str, ...]
    themes: tuple[str, ...]
    digest: str = ""
    notes: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class PlannedDilemma:
    """A row, what has to happen, and with which page."""

    row: DilemmaRow
    action: Action
    page_id: int = 0


def read_dilemma(raw: RawRow, mapping: DilemmaMapping, known: Container[str]) -> DilemmaRow:
    """Clean and check one row; `known` are the themes of this site."""
    if raw.problem:
        raise RowRefusedError(column="", sentence=raw.problem)
    row = {name: raw.values.get(name, "") for name in mapping.wanted_columns}
    check_lengths(row)
    columns, source = mapping.columns, mapping.source
    notes: list[str] = []
    source_id = needed(row, columns.id, ID_LENGTH)
    situation = clean_text(row[columns.situation])
    dilemma = DilemmaRow(
        number=raw.number,
        source_id=source_id,
        source_url=source_url(row, columns, source, source_id, notes),
        source_label=source.label,
        source_licence=source.licence,
        readers=mapping.readers,
        question=needed(row, columns.question, LONGEST_QUESTION),
        situation=filled(situation, columns.situation, SITUATION_LENGTH),
        values=_words(row, mapping.values, Value),
        frames=_words(row, mapping.frames, LegalFrame),
        options=_options(row, mapping.options),
        themes=themes_of(row, mapping.themes, known),
        notes=tuple(notes),
    )
    return replace(dilemma, digest=fingerprint(asdict(dilemma)))


def _parts(row: Row, rule: ListRule) -> list[str]:
    if not rule.column:
        return []
    lines = clean_text(row[rule.column]).split("\n")
    found = (part.strip(" -•*") for line in lines for part in line.split(rule.separator))
    return [part for part in dict.fromkeys(found) if part]


def _words(row: Row, rule: ListRule, words: type[TextChoices]) -> tuple[str, ...]:
    """Give our words for theirs: by the mapping, by our label or by our own short name."""
    ours = {str(word.label).casefold(): word.value for word in words}
    ours |= {word.value.casefold(): word.value for word in words}
    ours |= {clean_line(name).casefold(): value for name, value in rule.names.items()}
    found = []
    for part in _parts(row, rule):
        if part.casefold() not in ours:
            sentence = _("'%(part)s' staat niet in onze lijst. Kies uit: %(words)s.") % {
                "part": part,
                "words": ", ".join(str(word.label) for word in words),
            }
            raise RowRefusedError(column=rule.column, sentence=sentence, value=row[rule.column])
        found.append(ours[part.casefold()])
    return tuple(word for word in dict.fromkeys(found) if word)


def _options(row: Row, rule: ListRule) -> tuple[str, ...]:
    options = _parts(row, rule)
    for option in options:
        if len(option) > OPTION_LENGTH:
            sentence = _("Een mogelijkheid mag hooguit %(limit)d tekens hebben.") % {
                "limit": OPTION_LENGTH
            }
            raise RowRefusedError(column=rule.column, sentence=sentence, value=option)
    return tuple(options)


def plan_dilemmas(rows: Sequence[DilemmaRow], *, source: str) -> list[PlannedDilemma]:
    """Say for each row of a batch what has to happen; one query whatever its size."""
    found = DilemmaPage.objects.filter(source=source, source_id__in=[row.source_id for row in rows])
    told = found.values_list("source_id", "pk", "source_digest", "state")
    standing: dict[str, tuple[Any, ...]] = {source_id: rest for source_id, *rest in told}
    return [_planned(row, standing.get(row.source_id)) for row in rows]


def _planned(row: DilemmaRow, standing: Sequence[Any] | None) -> PlannedDilemma:
    if standing is None:
        return PlannedDilemma(row, Action.CREATE)
    pk, digest, state = standing
    if digest == row.digest:
        return PlannedDilemma(row, Action.UNCHANGED, pk)
    waits = state == DilemmaState.INTAKE
    return PlannedDilemma(row, Action.UPDATE if waits else Action.KEPT, pk)
