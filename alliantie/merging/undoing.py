"""Undo a merge within a week: what still is as the merge left it goes back, the rest stays."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie.audit import record
from alliantie.choices import RowChange
from alliantie.models import Merge, MergedRow
from alliantie.visibility import Actor

from .policies import MergeRefusedError, check_undo
from .registry import Mergeable, kind_of, sealed_tables
from .restoring import put_back
from .returning import check_return, set_right

# A row that went must be there again before others can point at it.
ORDER = (RowChange.CREATED, RowChange.CHANGED, RowChange.DELETED)


@dataclass(frozen=True)
class Undone:
    """What came of it; `stayed` counts by name what was changed since."""

    merge: Merge
    stayed: dict[str, int]


@transaction.atomic
def undo(*, merge: Merge, actor: Actor, origin: str = "cms") -> Undone:
    """Put everything back that still is as it was left; doing it twice changes nothing more."""
    locked = Merge.objects.select_for_update().get(pk=merge.pk)
    kind = _kind(locked)
    kind.check_may(actor)
    if locked.undone_at is not None:
        return Undone(locked, stayed_of(locked))
    now = timezone.now()
    check_undo(until=locked.undoable_until, now=now)
    _check_last(locked)
    keys = (locked.gone_key, locked.kept_key)
    list(kind.model._meta.base_manager.filter(pk__in=keys).order_by("pk").select_for_update())
    check_return(kind, locked)
    _put_all_back(kind, locked)
    set_right(kind, locked)
    locked.undone_at, locked.undone_by_id = now, actor.user_id
    locked.save(update_fields=["undone_at", "undone_by"])
    record(action="merge.undo", obj=locked, actor_id=actor.user_id, origin=origin)
    return Undone(locked, stayed_of(locked))


def _kind(merge: Merge) -> Mergeable:
    kind = kind_of(merge.kind)
    if kind is None:
        raise MergeRefusedError(_("Deze samenvoeging kennen we niet meer."))
    return kind


def _check_last(merge: Merge) -> None:
    """Refuse to take away the ground under a later merge of the same things."""
    pair = (merge.gone_key, merge.kept_key)
    later = Merge.objects.filter(kind=merge.kind, pk__gt=merge.pk, undone_at=None)
    if later.filter(gone_key__in=pair).exists():
        raise MergeRefusedError(
            _("Hierna is er nog een keer samengevoegd. Maak eerst die samenvoeging ongedaan.")
        )


def _put_all_back(kind: Mergeable, merge: Merge) -> None:
    touched: dict[str, set[str]] = defaultdict(set)
    for line in _in_order(kind, merge):
        is_itself = line.model == kind.model._meta.label and line.object_key == str(merge.gone_key)
        if put_back(line):
            touched[line.model].add(line.object_key)
        elif is_itself and line.change == RowChange.DELETED:
            raise MergeRefusedError(
                _("Er staat intussen iets anders met deze naam of dit adres. Pas dat eerst aan.")
            )
        else:
            MergedRow.objects.filter(pk=line.pk).update(has_stayed=True)
    for label in (one._meta.label for one in (kind.model, *kind.model._meta.get_parent_list())):
        touched[label] |= {str(merge.gone_key), str(merge.kept_key)}
    kind.restored(touched)


def _in_order(kind: Mergeable, merge: Merge) -> list[MergedRow]:
    """Give first what came, then the thing itself, then what changed and what else went."""
    own = {kind.model._meta.label}

    def place(line: MergedRow) -> tuple[int, int]:
        if line.change == RowChange.DELETED and line.model in own:
            return (0, line.pk)
        return (1 + ORDER.index(RowChange(line.change)), line.pk)

    return sorted(merge.rows.all(), key=place)


def stayed_of(merge: Merge) -> dict[str, int]:
    """Count what stayed when this was undone, by what people call it."""
    stayed = merge.rows.filter(has_stayed=True).exclude(model__in=sealed_tables())
    return _counted(stayed.values_list("model", "object_key").distinct())


def _counted(rows: Iterable[tuple[Any, Any]]) -> dict[str, int]:
    names: Counter[str] = Counter()
    for label, _key in set(rows):
        names[_name_of(str(label))] += 1
    return dict(sorted(names.items()))


def _name_of(label: str) -> str:
    return str(apps.get_model(label)._meta.verbose_name)
