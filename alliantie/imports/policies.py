"""Who may import by the screen, and what may be done with an import as it stands."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from django.utils.translation import gettext as _

from alliantie.attempts import Refusal
from alliantie.choices import ImportState
from alliantie.site_admins import sets_the_site
from alliantie.visibility import Actor

MAY_MAP = frozenset({ImportState.UPLOADED, ImportState.CHECKED})
MAY_START = frozenset({ImportState.CHECKED, ImportState.STOPPED, ImportState.FAILED})
MAY_STOP = frozenset({ImportState.WAITING, ImportState.RUNNING, ImportState.UNDOING})
MAY_UNDO = frozenset({ImportState.DONE, ImportState.STOPPED, ImportState.FAILED})
MOVING = frozenset({ImportState.CHECKING, *MAY_STOP})


class ImportRefusedError(Refusal, ValueError):
    """An import, its file or its columns were refused; `sentence` is fit for the screen."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Standing(Protocol):
    """What the rules ask of an import."""

    state: str
    last_begun_at: datetime | None
    undo_begun_at: datetime | None
    forgotten_at: datetime | None


def may_import(actor: Actor) -> bool:
    """Say whether somebody may import: it writes hundreds of pages at once, so site admins only."""
    return sets_the_site(actor)


def check_import(actor: Actor) -> None:
    """Refuse everybody but site admins."""
    if not may_import(actor):
        raise ImportRefusedError(_("Importeren kan alleen sitebeheer."))


def may_map(run: Standing) -> bool:
    """Say whether columns may still be chosen."""
    return run.state in MAY_MAP and run.forgotten_at is None


def may_start(run: Standing) -> bool:
    """Say whether it may begin or go on; what is being undone does not go on."""
    return run.state in MAY_START and run.forgotten_at is None and run.undo_begun_at is None


def may_stop(run: Standing) -> bool:
    """Say whether there is something to stop."""
    return run.state in MAY_STOP


def may_undo(run: Standing, *, not_before: datetime, has_left: bool) -> bool:
    """Say whether it may be undone: it began or went on not too long ago; again when something was left."""
    began = run.last_begun_at is not None and run.last_begun_at >= not_before
    fits = run.state in MAY_UNDO or (run.state == ImportState.UNDONE and has_left)
    return fits and began


def check_state(*, ok: bool, sentence: str) -> None:
    """Refuse what does not fit how an import stands now."""
    if not ok:
        raise ImportRefusedError(sentence)


def check_columns(wanted: Collection[str], found: Collection[str]) -> None:
    """Refuse columns that the file does not have."""
    absent = [name for name in wanted if name not in found]
    if absent:
        raise ImportRefusedError(
            _("Deze kolommen staan niet in het bestand: %(absent)s. Kies andere kolommen.")
            % {"absent": ", ".join(absent)}
        )
