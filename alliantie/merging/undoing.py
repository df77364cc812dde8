"""Undo a merge within a week: what still is as the merge left it goes back, the rest stays."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from alliantie.audit import record
from alliantie.choices import RowChange
from alliantie.frame import forget_frame
from alliantie.models import Merge, MergedRow
from alliantie.visibility import Actor

from .policies import MergeRefusedError, check_undo
from .registry import Mergeable, kind_of, sealed_tables
from .restoring import link_again, put_back
from .returning import check_return, set_right

# What came has the place of what went, and what changed moves aside for it.
ORDER = (RowChange.CREATED, RowChange.CHANGED, RowChange.DELETED)
UNDONE = "alliantie.merge.undo"


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
    _tell_history(kind, locked, actor)
    forget_frame()  # menus lead to pages that came back, and no signal was sent
    return Undone(locked, stayed_of(locked))


def _tell_history(kind: Mergeable, merge: Merge, actor: Actor) -> None:
    """Let the history of a page say that it came back, after it said that it went."""
    if not issubclass(kind.model, Page):
        return
    users = get_user_model().objects
    user = users.filter(pk=actor.user_id).first() if actor.user_id is not None else None
    for page in kind.model._meta.base_manager.filter(pk=merge.gone_key):
        log(instance=page, action=UNDONE, user=user)


def _kind(merge: Merge) -> Mergeable:
    kind = kind_of(merge.kind)
    if kind is None:
        raise MergeRefusedError(_("Deze samenvoeging kennen we niet meer."))
    return kind


def _check_last(merge: Merge) -> None:
    """Refuse to take away the ground under a later merge of one of the two: its rows are mixed by now."""
    pair = (merge.gone_key, merge.kept_key)
    later = Merge.objects.filter(kind=merge.kind, pk__gt=merge.pk, undone_at=None)
    found = later.filter(Q(gone_key__in=pair) | Q(kept_key__in=pair)).order_by("-pk")
    names = [f"“{one.gone_label}” → “{one.kept_label}”" for one in found]
    if names:
        raise MergeRefusedError(
            _("Hierna is er nog een keer samengevoegd. Maak dat eerst ongedaan: %(names)s.")
            % {"names": ", ".join(names)}
        )


def _put_all_back(kind: Mergeable, merge: Merge) -> None:
    touched: dict[str, set[str]] = defaultdict(set)
    lines = _in_order(kind, merge)
    # Once more: what pointed at a row that was not there again yet.
    stayed = _put_back(kind, _put_back(kind, lines))
    if any(_is_itself(line, kind, merge) for line in stayed):
        raise MergeRefusedError(
            _("Er staat intussen iets anders met deze naam of dit adres. Pas dat eerst aan.")
        )
    keys = {line.pk for line in stayed}
    for line in lines:
        if line.pk not in keys:
            link_again(line)
            touched[line.model].add(line.object_key)
    MergedRow.objects.filter(pk__in=keys).update(has_stayed=True)
    for label in (one._meta.label for one in (kind.model, *kind.model._meta.get_parent_list())):
        touched[label] |= {str(merge.gone_key), str(merge.kept_key)}
    kind.restored(touched)


def _put_back(kind: Mergeable, lines: list[MergedRow]) -> list[MergedRow]:
    """Put lines back in this order; give those that could not.

    Of two accounts all rows are of one of the two: there a person tells no halves that became one, and
    apps look for themselves (`follow_undo`).
    """
    has_halves = kind.model is not get_user_model()
    stayed: list[MergedRow] = []
    went_on: set[tuple[str, int | None]] = set()
    for line in lines:
        if _is_free(line, went_on) and put_back(line):
            continue
        stayed.append(line)
        if has_halves and line.change == RowChange.CHANGED and not line.field:
            went_on.add((line.model, line.person_id))
    return stayed


def _is_itself(line: MergedRow, kind: Mergeable, merge: Merge) -> bool:
    own = (kind.model._meta.label, str(merge.gone_key), RowChange.DELETED)
    return (line.model, line.object_key, line.change) == own


def _is_free(line: MergedRow, went_on: set[tuple[str, int | None]]) -> bool:
    """Refuse the second half of what became one for a person, when the other half went on since."""
    return line.person_id is None or (line.model, line.person_id) not in went_on


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
