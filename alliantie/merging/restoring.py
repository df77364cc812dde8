"""Put one line of the journal back, unless the row went on by itself since."""

from contextlib import suppress
from typing import Any

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import Model

from alliantie.choices import RowChange
from alliantie.models import MergedRow

from .values import all_fields, given_back, kept_fields, plain


def put_back(line: MergedRow) -> bool:
    """Undo one line; False when the row is no longer as the merge left it, or has no place left."""
    model = apps.get_model(line.model)
    undo = {
        RowChange.CREATED: _take_away,
        RowChange.CHANGED: _write_back,
        RowChange.DELETED: _make_again,
    }[RowChange(line.change)]
    try:
        with transaction.atomic():
            return undo(model, line)
    except IntegrityError:
        return False


def _take_away(model: type[Model], line: MergedRow) -> bool:
    row: Any = _locked(model, line)
    if row is None or not _is_as_left(row, line):
        return False
    row.delete()
    return True


def _write_back(model: type[Model], line: MergedRow) -> bool:
    row = _locked(model, line)
    if row is None:
        return False
    if not line.field:
        return _write_whole(row, line)
    field: Any = model._meta.get_field(line.field)
    if line.part:
        return _write_part(row, field, line)
    if plain(row, field) != line.new or not _points_somewhere(field, line.old):
        return False
    _rows(model).filter(pk=row.pk).update(**{field.name: given_back(field, line.old)})
    return True


def _write_whole(row: Model, line: MergedRow) -> bool:
    """Write every value back, or none when one of them is another by now."""
    old, new = line.old or {}, line.new or {}
    fields = [
        field
        for field in kept_fields(type(row))
        if old.get(field.attname) != new.get(field.attname)
    ]
    if not _is_as_left(row, line) or not all(
        _points_somewhere(field, old.get(field.attname)) for field in fields
    ):
        return False
    values = {field.name: given_back(field, old.get(field.attname)) for field in fields}
    if values:
        _rows(type(row)).filter(pk=row.pk).update(**values)
    return True


def _is_as_left(row: Model, line: MergedRow) -> bool:
    left = line.new or {}
    return all(plain(row, field) == left.get(field.attname) for field in kept_fields(type(row)))


def _write_part(row: Model, field: Any, line: MergedRow) -> bool:
    whole = field.value_from_object(row)
    if whole.get(line.part) != line.new:
        return False
    written = {**whole, line.part: line.old}
    _rows(type(row)).filter(pk=row.pk).update(**{field.name: written})
    return True


def _make_again(model: type[Model], line: MergedRow) -> bool:
    """Insert the row with its own number; who it pointed at and is gone since, it points at no more."""
    whole = dict(line.old or {})
    if not whole or _rows(model).filter(pk=line.object_key).exists():
        return False
    row = model()
    for field in all_fields(model):
        value = whole.get(field.attname)
        if not _points_somewhere(field, value):
            if not field.null:
                return False
            value = None
        setattr(row, field.attname, given_back(field, value))
    row.save_base(raw=True, force_insert=True)
    return True


def link_again(line: MergedRow) -> None:
    """Let a row that came back point at what came back after it."""
    if line.change != RowChange.DELETED:
        return
    model, whole = apps.get_model(line.model), line.old or {}
    keys = {
        field.name: whole[field.attname]
        for field in all_fields(model)
        if field.is_relation and field.null and whole.get(field.attname) is not None
        if _points_somewhere(field, whole[field.attname])
    }
    if not keys:
        return
    with suppress(IntegrityError), transaction.atomic():
        _rows(model).filter(pk=line.object_key).update(**keys)


def _points_somewhere(field: Any, value: Any) -> bool:
    """Say whether what a key names is there; of other fields there is nothing to ask."""
    if not field.is_relation or value is None:
        return True
    return bool(_rows(field.related_model).filter(**{field.target_field.name: value}).exists())


def _locked(model: type[Model], line: MergedRow) -> Any:
    return _rows(model).filter(pk=line.object_key).select_for_update().first()


def _rows(model: type[Model]) -> Any:
    return model._meta.base_manager.all()
