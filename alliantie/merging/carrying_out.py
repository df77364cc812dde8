"""Merge two things: all movers and the journal in one transaction, or nothing at all."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie.audit import record
from alliantie.frame import forget_frame
from alliantie.models import Merge, MergedRow
from alliantie.visibility import Actor

from .owning import name_owners
from .policies import UNDOABLE, MergeChangedError, MergeRefusedError, check_two
from .previewing import preview
from .registry import Mergeable
from .sweeping import sweep
from .watching import watching

BATCH = 500
LONGEST_LABEL = 255


@transaction.atomic
def carry_out(
    *,
    kind: Mergeable,
    gone_key: int,
    kept_key: int,
    actor: Actor,
    fingerprint: str | None = None,
    origin: str = "cms",
) -> Merge:
    """Let one go up in the other; `fingerprint` is of the preview that somebody agreed to.

    Both are locked in the order of their numbers: of two merges in opposite directions at once the
    second finds that one of its two is gone.
    """
    kind.check_may(actor)
    gone, kept = lock_two(kind, gone_key, kept_key, actor)
    kind.check(gone=gone, kept=kept)
    if fingerprint is not None:
        _check_agreed(kind, gone, kept, actor, fingerprint)
    now = timezone.now()
    merge = Merge.objects.create(
        kind=kind.kind,
        gone_key=gone_key,
        gone_label=kind.title(gone)[:LONGEST_LABEL],
        kept_key=kept_key,
        kept_label=kind.title(kept)[:LONGEST_LABEL],
        actor_id=actor.user_id,
        merged_at=now,
        undoable_until=now + UNDOABLE,
    )
    with watching(kind, gone_key, kept_key) as watch:
        sweep(kind, gone=gone, kept=kept)
        kind.merge(gone=gone, kept=kept, actor=actor)
        lines = watch.lines()
    _keep_mark(kind, merge)
    name_owners(lines)
    for one in lines:
        one.merge = merge
    MergedRow.objects.bulk_create(lines, batch_size=BATCH)
    record(action="merge.carry_out", obj=merge, actor_id=actor.user_id, origin=origin)
    forget_frame()  # links in menus went along in bulk, of which no signal tells
    return merge


def _keep_mark(kind: Mergeable, merge: Merge) -> None:
    """Keep how the one that went was left, if it is still there."""
    gone = kind.model._meta.base_manager.filter(pk=merge.gone_key).first()
    if gone is not None:
        merge.mark = kind.mark(gone)
        merge.save(update_fields=["mark"])


def lock_two(kind: Mergeable, gone_key: int, kept_key: int, actor: Actor) -> tuple[Any, Any]:
    """Have both for ourselves and give them as they are now; refuse what is no longer there."""
    check_two(gone_key, kept_key)
    keys = [gone_key, kept_key]
    locked: Any = kind.model._meta.base_manager.filter(pk__in=keys).order_by("pk")
    list(locked.select_for_update().values_list("pk", flat=True))
    found = {one.pk: one for one in kind.standing(actor).filter(pk__in=keys)}
    if len(found) < len(keys):
        raise MergeRefusedError(
            _("Een van de twee is er niet meer, of is al samengevoegd. Zoek opnieuw.")
        )
    return found[gone_key], found[kept_key]


def _check_agreed(kind: Mergeable, gone: Any, kept: Any, actor: Actor, fingerprint: str) -> None:
    if preview(kind, gone=gone, kept=kept, actor=actor).fingerprint != fingerprint:
        raise MergeChangedError(
            _("Er is intussen iets veranderd. Er is nog niets samengevoegd. Kijk opnieuw.")
        )
