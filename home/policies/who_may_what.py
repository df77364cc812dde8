"""The whole of who may what as one table, for the page in the CMS and for the handbook."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alliantie.choices import Role

from .capabilities import CAPABILITIES, PEOPLE
from .rights import ALL

VERBS = {
    "view": gettext_lazy("bekijken"),
    "add": gettext_lazy("maken"),
    "change": gettext_lazy("wijzigen"),
    "delete": gettext_lazy("verwijderen"),
    "publish": gettext_lazy("op de site zetten"),
    "lock": gettext_lazy("op slot zetten"),
    "unlock": gettext_lazy("van slot halen"),
    "choose": gettext_lazy("kiezen"),
}
NOTHING = "–"


@dataclass(frozen=True)
class Row:
    """One thing, and for each column what somebody may do with it."""

    name: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """One table with its words above."""

    title: str
    intro: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def on_the_site() -> Table:
    """Tell what people may do, by asking each rule about each kind of person."""
    return Table(
        title=_("Op de site en op onze eigen schermen"),
        intro=_(
            "Ja of nee is het antwoord van de regel zelf. Wie een rol heeft en ook lid is, "
            "mag alles wat in beide kolommen staat."
        ),
        columns=tuple(str(one.name) for one in PEOPLE),
        rows=tuple(
            Row(
                str(what.name),
                tuple(_("ja") if what.rule(one.actor) else _("nee") for one in PEOPLE),
            )
            for what in CAPABILITIES
        ),
    )


def in_the_cms(names: Mapping[str, str]) -> Table:
    """Tell what roles may do on the CMS's own screens; `names` gives the words for each model."""
    return Table(
        title=_("In de redactie-omgeving"),
        intro=_(
            "Wat hier niet staat, mag niemand. Ook wie lid is zonder rol, komt hier niet binnen. "
            "Dilemma’s gaan nooit via deze schermen, alleen via de veiligheidscheck."
        ),
        columns=tuple(str(role.label) for role in Role),
        rows=tuple(
            Row(names[right.model], tuple(_said(right.verbs.get(role, ())) for role in Role))
            for right in ALL
        ),
    )


def _said(verbs: tuple[str, ...]) -> str:
    return ", ".join(str(word) for verb, word in VERBS.items() if verb in verbs) or NOTHING


def as_markdown(tables: tuple[Table, ...]) -> str:
    """Write the tables as the handbook has them."""
    parts = []
    for table in tables:
        lines = [
            _line("", *table.columns),
            _line(*["---"] * (len(table.columns) + 1)),
            *(_line(row.name, *row.cells) for row in table.rows),
        ]
        parts += [f"### {table.title}", table.intro, "\n".join(lines)]
    return "\n\n".join(parts) + "\n"


def _line(*cells: str) -> str:
    return "|" + "|".join(f" {cell} " if cell else " " for cell in cells) + "|"
