"""Whose row a line of the journal is about, where the row leads to somebody by what it belongs to."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import islice
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import CASCADE, Model

from alliantie.models import MergedRow

BATCH = 500


def name_owners(lines: Iterable[MergedRow]) -> None:
    """Fill in the account with which a row would go, one step away: of an expertise that of its profile."""
    by_table: dict[str, list[MergedRow]] = defaultdict(list)
    for line in lines:
        if line.person_id is None:
            by_table[line.model].append(line)
    for label, found in by_table.items():
        model = apps.get_model(label)
        for step, person in _steps(model):
            _name(found, model, step, person)


def _steps(model: type[Model]) -> list[tuple[Any, Any]]:
    """Give each key that takes a row along with a row that itself goes with an account."""
    return [
        (step, person)
        for step in _takes_along(model)
        for person in _takes_along(step.related_model)
        if person.related_model is get_user_model()
    ]


def _takes_along(model: type[Model]) -> list[Any]:
    fields: list[Any] = list(model._meta.local_concrete_fields)
    return [one for one in fields if one.is_relation and one.remote_field.on_delete is CASCADE]


def _name(lines: list[MergedRow], model: Any, step: Any, person: Any) -> None:
    """Ask rows of which a field changed what they belong to; a whole row that came or went tells itself."""
    standing = {line.object_key for line in lines if line.field}
    now = _values(model, standing, step.attname)
    belongs = [
        now.get(line.object_key) if line.field else (line.old or line.new or {}).get(step.attname)
        for line in lines
    ]
    owners = _values(step.related_model, set(belongs) - {None}, person.attname)
    for line, key in zip(lines, belongs, strict=True):
        line.person_id = line.person_id or owners.get(str(key))


def _values(model: Any, keys: Collection[Any], name: str) -> dict[str, Any]:
    """Give one value of each of these rows, by number."""
    found: dict[str, Any] = {}
    waiting = iter(keys)
    while batch := list(islice(waiting, BATCH)):
        rows = model._meta.base_manager.filter(pk__in=batch).values_list("pk", name)
        found |= {str(pk): value for pk, value in rows}
    return found
