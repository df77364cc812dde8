"""The journal of a merge: all that hangs on two things is looked at before and after.

Movers of every app write as they always do. What they change elsewhere than in rows that point at
one of the two, they tell themselves with `note_change` and `note_created`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.models import Model, Q
from django.db.models.signals import post_save
from wagtail.models import BaseLogEntry, Page, Revision

from alliantie.choices import RowChange
from alliantie.models import AuditEntry, Merge, MergedRow

from .keys import keys_to
from .lines import creation, deletion, line, person_of, rewriting
from .registry import Mergeable, relations
from .values import kept_fields, plain

_open: ContextVar["Watch | None"] = ContextVar("merge_watched", default=None)
# Of a page also what being taken offline changes.
SHORT = {"BooleanField", "CharField", "DateTimeField"}
# What was written down stays so.
LOGS = (BaseLogEntry, AuditEntry, Merge, MergedRow)


class Watch:
    """What stood before, and what was told meanwhile."""

    def __init__(self, kind: Mergeable, gone_key: int, kept_key: int) -> None:
        self._pair = (gone_key, kept_key)
        self._own = (kind.model, *kind.model._meta.get_parent_list())
        self._tables = _tables(kind)
        self._one_piece = {one.model for one in relations(kind) if one.whole}
        self._before = {model: self._look(model) for model in self._tables}
        self.told: list[MergedRow] = []

    def _look(self, model: Any) -> dict[Any, Any]:
        """Read the rows that point here, and have who would change them wait."""
        found = Q(pk__in=self._pair) if model in self._own else Q()
        for name in self._tables[model]:
            found |= Q(**{f"{name}__in": self._pair})
        rows = _rows(model).filter(found).order_by("pk")
        return {row.pk: row for row in (rows if _is_long(model) else rows.select_for_update())}

    def lines(self) -> list[MergedRow]:
        """Give every line: of rows that changed, went and came."""
        found: list[MergedRow] = []
        for model, before in self._before.items():
            now = _rows(model).in_bulk(list(before))
            went = [deletion(row) for pk, row in before.items() if pk not in now]
            there = [(row, now[pk]) for pk, row in before.items() if pk in now]
            if model in self._one_piece:
                found += _in_one_piece(there, beside={one.person_id for one in went} - {None})
            else:
                found += [one for pair in there for one in _changes(*pair)]
            found += went
        return [*found, *self.told]

    def looks_at(self, row: Model, name: str = "") -> bool:
        """Say whether a row, or this field of it, is read before and after anyway."""
        is_read = not name or any(one.name == name for one in _watched(type(row)))
        return is_read and row.pk in self._before.get(type(row), {})

    def made(self, row: Model, *, anywhere: bool = False) -> None:
        """Remember a row that came, once: one that points here, or one somebody tells of."""
        if anywhere or type(row) in self._tables:
            came = creation(row)
            known = [(one.model, one.object_key) for one in self.told if one.change == came.change]
            if (came.model, came.object_key) not in known:
                self.told.append(came)


def _tables(kind: Mergeable) -> dict[Any, list[str]]:
    """Give every table with a key to this kind, and the names of those keys."""
    found: dict[Any, list[str]] = {
        one: [] for one in (kind.model, *kind.model._meta.get_parent_list())
    }
    for field in keys_to(kind.model).values():
        is_table = field.model._meta.managed and not field.model._meta.proxy
        if is_table and not issubclass(field.model, LOGS):
            found.setdefault(field.model, []).append(field.name)
    return found


def _rows(model: Any) -> Any:
    """Give rows; of pages and their versions only the keys, for their texts no merge sees changed."""
    rows = model._meta.base_manager.all()
    return rows.only("pk", *_names(model)) if _is_long(model) else rows


def _is_long(model: type[Model]) -> bool:
    """Say whether rows hold whole texts; who writes in a version anew tells the journal."""
    return model is Revision or (issubclass(model, Page) and model is not Page)


def _names(model: type[Model]) -> list[str]:
    return [
        one.name
        for one in kept_fields(model)
        if one.is_relation or one.get_internal_type() in SHORT
    ]


def _watched(model: type[Model]) -> list[Any]:
    fields = kept_fields(model)
    names = set(_names(model)) if _is_long(model) else {one.name for one in fields}
    return [one for one in fields if one.name in names]


def _changes(before: Model, now: Model) -> Iterator[MergedRow]:
    for field in _watched(type(before)):
        old, new = plain(before, field), plain(now, field)
        if old != new:
            yield line(before, RowChange.CHANGED, field=field.name, old=old, new=new)


def _in_one_piece(pairs: list[tuple[Any, Any]], beside: set[Any]) -> Iterator[MergedRow]:
    """Give one line for a row; also for one that did not change, where its person lost another for it."""
    for before, now in pairs:
        if any(_changes(before, now)) or person_of(before) in beside:
            yield rewriting(before, now)


@contextmanager
def watching(kind: Mergeable, gone_key: int, kept_key: int) -> Iterator[Watch]:
    """Keep a journal of what happens inside."""
    watch = Watch(kind, gone_key, kept_key)
    token = _open.set(watch)
    try:
        yield watch
    finally:
        _open.reset(token)


def _saved(instance: Model, *, created: bool, **_kwargs: Any) -> None:
    watch = _open.get()
    if created and watch is not None:
        watch.made(instance)


def connect() -> None:
    """Listen once to rows that come."""
    post_save.connect(_saved, dispatch_uid="merging")


def note_change(row: Model, field: str, *, part: str, old: Any, new: Any) -> None:
    """Tell the journal, if one is kept, that a part of a value was written anew."""
    watch = _open.get()
    if watch is not None and not watch.looks_at(row, field):
        watch.told.append(line(row, RowChange.CHANGED, field=field, part=part, old=old, new=new))


def note_created(row: Model) -> None:
    """Tell the journal, if one is kept, of a row that came in bulk or points at neither of the two."""
    watch = _open.get()
    if watch is not None:
        watch.made(row, anywhere=True)


def note_row(before: Model, after: Model | None = None) -> None:
    """Tell the journal, if one is kept, of a row elsewhere that goes, or as a whole became another."""
    watch = _open.get()
    if watch is None or watch.looks_at(before):
        return
    watch.told.append(deletion(before) if after is None else rewriting(before, after))
