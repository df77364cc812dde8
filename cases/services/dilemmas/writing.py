"""Ask: begin a dilemma, change it, choose who sees what. Nothing of it says who asked but the sealed row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alliantie.idempotency import once
from alliantie.throttles import hit
from alliantie.visibility import Actor
from cases.choices import DilemmaState, SealedKind
from cases.models import (
    DilemmaAffected,
    DilemmaFrame,
    DilemmaIndexPage,
    DilemmaOption,
    DilemmaPage,
    DilemmaValue,
    DilemmaVariant,
)
from cases.policies.dilemma_rights import check_decide_by, check_texts
from cases.policies.dilemma_state import SHOWN, DilemmaRefusedError

from .authors import check_member_asker, counted_by, note, receipt_owner, seal_author
from .readers import Choice, apply_choice
from .telling import tell_moderators

PURPOSE = "dilemma.create"
ONE_DAY = int(timedelta(days=1).total_seconds())
PER_PERSON = 5
PLAIN = ("title", "situation", "sector", "decide_by", "question_reason")
ROWS: dict[str, type[Any]] = {
    "values": DilemmaValue,
    "frames": DilemmaFrame,
    "affected": DilemmaAffected,
    "options": DilemmaOption,
    "variants": DilemmaVariant,
}
EDITABLE = frozenset({*PLAIN, *ROWS, "themes"})


@dataclass(frozen=True)
class Asked:
    """What somebody asks: the plain fields, and the rows as dictionaries of their fields.

    `changes` holds names of `EDITABLE`; `themes` are Theme objects.
    """

    changes: Mapping[str, Any]
    choice: Choice = field(default_factory=Choice)


class ChangedMeanwhileError(DilemmaRefusedError):
    """It was saved elsewhere since; `theirs` is what stands there now."""

    def __init__(self, theirs: DilemmaPage) -> None:
        super().__init__("Dit dilemma is intussen ook ergens anders bewaard.")
        self.theirs = theirs


def version_of(dilemma: DilemmaPage) -> str:
    """Name the last saved version."""
    return str(dilemma.latest_revision_id or "")


def begin_dilemma(*, actor: Actor, key: UUID, asked: Asked) -> DilemmaPage:
    """Keep a new dilemma as a draft, once for each form key."""
    if not actor.is_member or actor.user_id is None:
        raise DilemmaRefusedError("Een dilemma voorleggen kan als je lid bent van het netwerk.")
    check_texts(
        question=str(asked.changes.get("title", "")),
        situation=str(asked.changes.get("situation", "")),
    )

    def change() -> dict[str, Any]:
        hit(scope="dilemma", key=counted_by(actor), limit=PER_PERSON, seconds=ONE_DAY)
        return {"reference": str(_create(actor, asked).reference)}

    owner = receipt_owner(key=key, actor=actor)
    answer, _new = once(key=key, purpose=PURPOSE, owner=owner, change=change)
    return DilemmaPage.objects.get(reference=answer["reference"])


def _create(actor: Actor, asked: Asked) -> DilemmaPage:
    dilemma = place_dilemma(asked.changes)
    seal_author(kind=SealedKind.DILEMMA, reference=dilemma.reference, user_id=actor.user_id or 0)
    apply_choice(dilemma=dilemma, actor=actor, choice=asked.choice)
    dilemma.save_revision(clean=False)
    note(action="dilemma.create", dilemma=dilemma)
    return dilemma


def place_dilemma(changes: Mapping[str, Any], **row_fields: Any) -> DilemmaPage:
    """Give a dilemma its place in the tree, not online, before anybody stands behind it."""
    index = DilemmaIndexPage.objects.select_for_update().get()
    dilemma = DilemmaPage(live=False, title="?", owner=None, **row_fields)
    apply_changes(dilemma, changes)
    dilemma.draft_title = dilemma.title
    # An address that says nothing yet; it gets the words of the question when it goes online.
    dilemma.slug = f"d-{dilemma.reference.hex[:16]}"
    index.add_child(instance=dilemma)
    return dilemma


@transaction.atomic
def save_dilemma(
    *, dilemma: DilemmaPage, actor: Actor, changes: Mapping[str, Any], started_from: str = ""
) -> DilemmaPage:
    """Save on; what is online stays as it is until a moderator has read the change.

    So does what a report took off the site: an appeal puts back the words that were read.

    `started_from` names the version the form showed; another one since raises ChangedMeanwhileError.
    """
    row = locked(dilemma)
    check_member_asker(dilemma=row, actor=actor)
    check_editable(row.state)
    draft: DilemmaPage = row.get_latest_revision_as_object()
    if started_from and started_from != version_of(row):
        raise ChangedMeanwhileError(draft)
    apply_changes(draft, changes)
    check_texts(question=draft.title, situation=draft.situation)
    if row.state not in SHOWN:
        draft.draft_title = draft.title
        draft.save(clean=False)
    draft.save_revision(clean=False)
    note(action="dilemma.edit", dilemma=row)
    if row.live:
        tell_moderators(dilemma=row)
    return locked(row)


def check_editable(state: str) -> None:
    """Refuse to change what a moderator is reading, and what is over."""
    if state == DilemmaState.INTAKE:
        raise DilemmaRefusedError("Dit ligt bij de moderatie. Haal het terug om het te wijzigen.")
    if state not in {DilemmaState.DRAFT, DilemmaState.OPEN, DilemmaState.WEIGHING}:
        raise DilemmaRefusedError("Dit dilemma kun je niet meer wijzigen.")


@transaction.atomic
def choose(*, dilemma: DilemmaPage, actor: Actor, choice: Choice) -> None:
    """Choose whose name is shown and who may read; once online only ever less of both."""
    row = locked(dilemma)
    check_member_asker(dilemma=row, actor=actor)
    if row.state == DilemmaState.INTAKE:
        raise DilemmaRefusedError("Dit ligt bij de moderatie. Haal het terug om het te wijzigen.")
    if row.state == DilemmaState.WITHDRAWN:
        raise DilemmaRefusedError("Dit dilemma kun je niet meer wijzigen.")
    apply_choice(dilemma=row, actor=actor, choice=choice, is_online=row.state in SHOWN)
    note(action="dilemma.choose", dilemma=row)


def locked(dilemma: DilemmaPage) -> DilemmaPage:
    """Give the row as it is now, while nobody else changes it."""
    found: DilemmaPage = DilemmaPage.objects.select_for_update().get(pk=dilemma.pk)
    return found


def apply_changes(dilemma: DilemmaPage, changes: Mapping[str, Any]) -> None:
    """Write what was filled in on a dilemma in memory, rows and themes too."""
    unknown = set(changes) - EDITABLE
    if unknown:
        raise ValueError(f"not the asker's to change: {sorted(unknown)}")
    if "decide_by" in changes and changes["decide_by"] != dilemma.decide_by:
        check_decide_by(changes["decide_by"], today=timezone.localdate())
    for name, value in changes.items():
        if name in ROWS:
            _set_rows(dilemma, name, value)
        elif name == "themes":
            dilemma.themes.set(value)
        else:
            setattr(dilemma, name, value)


def _set_rows(dilemma: DilemmaPage, name: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Replace the rows; one that says the same keeps its number."""
    model = ROWS[name]
    kept = {_key(old): old for old in getattr(dilemma, name).all()}
    new = []
    for order, values in enumerate(rows):
        made = model(**values)
        row = kept.get(_key(made), made)
        row.sort_order = order
        new.append(row)
    getattr(dilemma, name).set(new)


def _key(row: Any) -> tuple[Any, ...]:
    skipped = {"id", "page", "sort_order"}
    return tuple(getattr(row, f.name) for f in row._meta.fields if f.name not in skipped)
