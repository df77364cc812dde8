"""The import of a register of organisations as a screen in the CMS: the same import as the command."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alliantie.imports.journal import Journal
from alliantie.imports.kinds import (
    Column,
    Findings,
    ImportKind,
    Known,
    Plan,
    Progress,
    Setting,
    register,
)
from alliantie.imports.policies import ImportRefusedError
from alliantie.imports.rejects import RejectsSheet
from alliantie.models import ImportedItem
from organisations.importing.reading import NEEDED, RegisterShape, register_rows
from organisations.importing.rows import KINDS, RegisterRow, RowRefusedError
from organisations.policies import OrganisationRefusedError
from organisations.services.register import (
    Outcome,
    RegisterRun,
    import_in_parts,
    import_register,
)
from organisations.services.undoing import undo_organisations

PART = 100
COLUMNS = (
    Column(
        "org_id", gettext_lazy("Nummer in het register"), ("id", "code", "tooi"), is_needed=True
    ),
    Column("naam", gettext_lazy("Naam"), ("name", "organisatie", "titel"), is_needed=True),
    Column("soort", gettext_lazy("Soort"), ("kind", "type", "categorie")),
    Column("provincie", gettext_lazy("Provincie"), ("regio", "province")),
    Column("plaats", gettext_lazy("Plaats"), ("place", "vestigingsplaats", "stad")),
    Column("afkorting", gettext_lazy("Afkorting"), ("abbreviation", "acroniem")),
    Column("website", gettext_lazy("Website"), ("url", "site")),
    Column(
        "aliassen",
        gettext_lazy("Andere namen"),
        ("aliases", "synoniemen"),
        help=gettext_lazy("Meer namen in één cel: een streep | ertussen."),
    ),
    Column("veiligheidsregio", gettext_lazy("Veiligheidsregio")),
    Column("lat", gettext_lazy("Breedtegraad"), ("latitude", "breedtegraad")),
    Column("lon", gettext_lazy("Lengtegraad"), ("longitude", "lengtegraad")),
)


class OrganisationImport(ImportKind):
    """A register of organisations; what people changed here stays."""

    name: ClassVar[str] = "organisations"
    label: ClassVar[str | Promise] = gettext_lazy("Organisaties uit een register")

    def known(self) -> Sequence[Known]:
        """Give the columns of the register itself."""
        return (Known("register", gettext_lazy("Kolommen van het organisatieregister"), NEEDED),)

    def columns(self) -> Sequence[Column]:
        """Give what columns may fill."""
        return COLUMNS

    def settings(self) -> Sequence[Setting]:
        """Ask where it came from, and what kind rows are that do not say so."""
        return (
            Setting("bron", gettext_lazy("Naam van het register"), is_needed=True, length=64),
            Setting(
                "soort",
                gettext_lazy("Soort voor alle rijen"),
                lambda: [(word, word.capitalize()) for word in KINDS],
                help=gettext_lazy("Kies dit alleen als er geen kolom met de soort is."),
            ),
        )

    def check_mapping(self, plan: Plan) -> Sequence[str]:
        """Give the columns it needs; asks for a kind in one way or the other."""
        shape = _shape(plan)
        if not plan.known and "soort" not in {**shape.columns, **shape.fixed}:
            raise ImportRefusedError(_("Kies de kolom met de soort, of een soort voor alle rijen."))
        return shape.wanted

    def look(self, plan: Plan, rejects: RejectsSheet, progress: Progress) -> Findings:
        """Import it and take it back."""
        run = RegisterRun(_rows(plan, rejects))
        outcome = import_register(rows=run.rows, dry_run=True)
        progress(len(run.ready))
        return _findings(run, _counts(outcome), outcome.notes)

    def carry_out(self, plan: Plan, rejects: RejectsSheet, journal: Journal) -> Findings:
        """Import it part by part."""
        run = RegisterRun(
            _rows(plan, rejects), note=journal.note, actor_id=plan.actor_id, origin="worker"
        )
        doubles = run.outcome.notes

        def kept(outcome: Outcome) -> None:
            journal.count(_counts(outcome))
            journal.tell(outcome.notes)

        import_in_parts(run=run, size=PART, batch=journal.batch, ending=journal.ending, kept=kept)
        return _findings(run, journal.counts(), doubles)

    def undo(self, items: Iterable[ImportedItem], *, actor_id: int | None) -> dict[int, str]:
        """Undo some of it."""
        return undo_organisations(items=items, actor_id=actor_id)


def _shape(plan: Plan) -> RegisterShape:
    if plan.known:
        return RegisterShape(separator=plan.separator)
    chosen = {one.name: plan.column(one.name) for one in COLUMNS}
    fixed = {name: plan.setting(name) for name in ("bron", "soort")}
    return RegisterShape(
        separator=plan.separator,
        columns={name: column for name, column in chosen.items() if column},
        fixed={name: value for name, value in fixed.items() if value},
    )


def _rows(plan: Plan, rejects: RejectsSheet) -> list[RegisterRow]:
    rows = []
    try:
        for one in register_rows(plan.path, _shape(plan)):
            if isinstance(one, RowRefusedError):
                rejects.add(number=one.number, column=one.column, sentence=one.why, value="")
            else:
                rows.append(one)
    except OrganisationRefusedError as error:
        raise ImportRefusedError(error.sentence) from error
    return rows


def _counts(outcome: Outcome) -> dict[str, int]:
    return {"created": outcome.created, "changed": outcome.updated, "linked": outcome.linked}


def _findings(run: RegisterRun, counts: dict[str, int], lines: list[str]) -> Findings:
    found = Counter(counts)
    found["unchanged"] = len(run.ready) - found["created"] - found["changed"]
    return Findings(total=len(run.ready), counts=found, lines=list(lines))


def connect() -> None:
    """Let registers of organisations be imported by the screen."""
    register(OrganisationImport())
