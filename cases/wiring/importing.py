"""The import of use cases as a screen in the CMS: the same import as the command."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
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
from cases.importing.chosen import chosen_mapping
from cases.importing.errors import ImportFileError
from cases.importing.mapping import FileShape, Mapping
from cases.importing.mapping_file import read_mapping
from cases.importing.planning import Action, Planned
from cases.importing.reading import check_file
from cases.importing.running import Report, Run, only_look
from cases.importing.telling import remarks
from cases.importing.world import World
from cases.services.import_noting import CASE
from cases.services.import_undoing import undo_cases
from cases.services.importing import ImportRun, import_batch
from organisations.services.undoing import undo_organisations

from .import_fields import COLUMNS, settings

MAPPINGS = Path(__file__).parents[1] / "mappings"
NAMES = {
    Action.CREATE: "created",
    Action.UPDATE: "changed",
    Action.PUBLISH: "published",
    Action.UNCHANGED: "unchanged",
    Action.KEPT: "kept",
}


class CaseImport(ImportKind):
    """A register of use cases."""

    name: ClassVar[str] = "cases"
    label: ClassVar[str | Promise] = gettext_lazy("Praktijkvoorbeelden uit een register")
    may_publish: ClassVar[bool] = True

    def known(self) -> Sequence[Known]:
        """Give the registers we have a mapping file of."""
        return [
            Known(path.stem, mapping.source.label, tuple(mapping.wanted_columns))
            for path, mapping in ((path, read_mapping(path)) for path in _files())
        ]

    def columns(self) -> Sequence[Column]:
        """Give what columns may fill."""
        return COLUMNS

    def settings(self) -> Sequence[Setting]:
        """Ask what holds for the whole register."""
        return settings()

    def check_mapping(self, plan: Plan) -> Sequence[str]:
        """Give the columns it needs."""
        with _told(plan):
            mapping = _mapping(plan)
            if not plan.known and mapping.source.key in {one.name for one in self.known()}:
                raise ImportRefusedError(
                    _("Van dit register hebben we de kolommen al. Kies het uit de lijst.")
                )
            return mapping.wanted_columns

    def look(self, plan: Plan, rejects: RejectsSheet, progress: Progress) -> Findings:
        """Read and compare all of it."""
        with _told(plan):
            mapping, world = _mapping(plan), World.load()
            total = check_file(plan.path, mapping)
            run = Run(plan.path, mapping, world, plan.publish, rejects, only_look(world))
            report = run.execute(progress)
            found = _findings(total, report, mapping, world)
        found.counts.update({NAMES[one]: times for one, times in report.actions.items()})
        found.counts["organisations"] = len(report.made)
        return found

    def carry_out(self, plan: Plan, rejects: RejectsSheet, journal: Journal) -> Findings:
        """Import it batch by batch."""
        with _told(plan):
            mapping, world = _mapping(plan), World.load()
            total = check_file(plan.path, mapping)
            batch = ImportRun(
                source=mapping.source,
                world=world,
                publish=plan.publish,
                actor_id=plan.actor_id,
                origin="worker",
                note=journal.note,
            )

            def write(planned: list[Planned]) -> list[str]:
                made = [one.name for one in import_batch(run=batch, planned=planned)]
                journal.count({"organisations": len(made)})
                for one in planned:
                    journal.count({NAMES[one.action]: 1})
                return made

            run = Run(plan.path, mapping, world, plan.publish, rejects, write, step=journal.batch)
            return _findings(total, run.execute(lambda _rows: None), mapping, world)

    def undo(self, items: Iterable[ImportedItem], *, actor_id: int | None) -> dict[int, str]:
        """Undo some of it; organisations that no use case has any more go last."""
        items = list(items)
        pages = [item for item in items if item.model == CASE]
        others = [item for item in items if item.model != CASE]
        return {
            **undo_cases(items=pages, actor_id=actor_id),
            **undo_organisations(items=others, actor_id=actor_id),
        }


def _files() -> list[Path]:
    return sorted(MAPPINGS.glob("*.toml"))


def _mapping(plan: Plan) -> Mapping:
    if plan.known:
        path = next((path for path in _files() if path.stem == plan.known), None)
        if path is None:
            raise ImportRefusedError(_("Deze kolomkeuze bestaat niet meer. Kies een andere."))
        mapping = read_mapping(path)
        shape = FileShape(encoding=mapping.file.encoding, separator=plan.separator)
        return replace(mapping, file=shape)
    fixed = {one.name: plan.setting(one.name) for one in settings()}
    columns = {one.name: plan.column(one.name) for one in COLUMNS}
    return chosen_mapping(columns, fixed, separator=plan.separator)


def _findings(total: int, report: Report, mapping: Mapping, world: World) -> Findings:
    found = Findings(total=total, lines=list(remarks(report, mapping=mapping, world=world)))
    found.counts["gone"] = report.gone
    return found


@contextmanager
def _told(plan: Plan) -> Iterator[None]:
    """Say what is wrong with a file under the name that the person gave it."""
    try:
        yield
    except ImportFileError as error:
        sentence = error.sentence.replace(str(plan.path), plan.file_name)
        raise ImportRefusedError(sentence) from error


def connect() -> None:
    """Let use cases be imported by the screen."""
    register(CaseImport())
