"""Read the rules of a mapping: what a column fills."""

import re
from typing import Any

from django.utils.translation import gettext as _

from cases.choices import (
    CostBand,
    Language,
    LinkKind,
    Method,
    Participation,
    Phase,
    Scale,
    TimeBand,
)
from organisations.choices import Region

from .mapping import Fact, LinkRule, Part, TagRule, ThemeRule
from .tables import Table

SECTIONS = ("problem", "context", "approach", "result", "went_wrong", "lessons", "repeat")
FACTS: dict[str, Any] = {
    "region": Region,
    "participation": Participation,
    "method": Method,
    "scale": Scale,
    "phase": Phase,
    "time_band": TimeBand,
    "cost_band": CostBand,
    "language": Language,
}


def read_part(table: Table) -> Part:
    """Read which column goes under which heading of the story."""
    part = Part(
        section=table.choice("name", table.required("name", str), SECTIONS),
        column=table.required("column", str),
        heading=table.optional("heading", str, ""),
        sentence=table.optional("sentence", str, ""),
        values=table.texts("values") or None,
        is_date=table.optional("date", bool, False),
    )
    if part.sentence and "{value}" not in part.sentence:
        raise table.mistake(_("'sentence' heeft {value} nodig op de plaats van de waarde."))
    table.done()
    return part


def read_fact(table: Table) -> Fact:
    """Read how a field is filled."""
    fact = Fact(
        name=table.choice("field", table.required("field", str), FACTS),
        column=table.optional("column", str, ""),
        value=table.optional("value", str, ""),
        values=table.texts("values"),
        when=table.texts("when"),
    )
    if bool(fact.value) == bool(fact.column and fact.values):
        raise table.mistake(_("geef 'value', of 'column' met 'values'."))
    for value in (fact.value, *fact.values.values()):
        table.choice("values", value, ["", *FACTS[fact.name].values])
    table.done()
    return fact


def read_theme(table: Table) -> ThemeRule:
    """Read when a theme fits."""
    words = table.words("words")
    rule = ThemeRule(
        theme=table.required("theme", str), columns=table.words("columns"), words=_any_of(words)
    )
    if bool(words) != bool(rule.columns):
        raise table.mistake(_("'words' en 'columns' horen bij elkaar."))
    table.done()
    return rule


def _any_of(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """Match any of the words at the start of a word, so that "archief" finds "archiefwet"."""
    if not words:
        return None
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in words)})", re.IGNORECASE)


def read_tag(table: Table) -> TagRule:
    """Read which column gives free tags."""
    rule = TagRule(column=table.required("column", str), values=table.texts("values") or None)
    table.done()
    return rule


def read_link(table: Table) -> LinkRule:
    """Read which column holds an address to take along."""
    rule = LinkRule(
        column=table.required("column", str),
        title=table.required("title", str),
        kind=table.choice("kind", table.optional("kind", str, "other"), LinkKind.values),
    )
    table.done()
    return rule
