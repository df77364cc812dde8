"""Traces of a person in the journals with which a merge or an import can be undone."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from accounts.services.merging import KIND
from alliantie.models import ImportedItem, Merge, MergedRow

from .wagtail_rows import without_person

Gone = dict[str, list[str]]


def forget(gone: Gone, user_id: int) -> None:
    """Take rows that went with an account out of what was kept of how things were before."""
    _forget_in_imports(user_id)
    _forget_merge_of(user_id)
    for label in list(MergedRow.objects.order_by().values_list("model", flat=True).distinct()):
        lines = MergedRow.objects.filter(model=label)
        lines.filter(object_key__in=gone.get(label.lower(), ())).delete()
        fields = list(_pointing(label, gone))
        if fields:
            for line in lines.exclude(old=None, new=None).iterator():
                _forget_in_line(line, fields)


def _forget_merge_of(user_id: int) -> None:
    """Forget how two accounts were merged, and their addresses: without one of them nothing is undone."""
    of_accounts = Merge.objects.filter(kind=KIND)
    MergedRow.objects.filter(
        merge__in=of_accounts.filter(Q(gone_key=user_id) | Q(kept_key=user_id))
    ).delete()
    of_accounts.filter(gone_key=user_id).update(gone_label=_("gewist account"))
    of_accounts.filter(kept_key=user_id).update(kept_label=_("gewist account"))


def _pointing(label: str, gone: Gone) -> Iterator[tuple[Any, set[str]]]:
    """Give the keys of a table to what went, and the numbers of that."""
    for field in apps.get_model(label)._meta.local_concrete_fields:
        numbers = gone.get(field.related_model._meta.label_lower) if field.related_model else None
        if numbers:
            yield field, set(numbers)


def _forget_in_line(line: MergedRow, fields: list[tuple[Any, set[str]]]) -> None:
    for field, numbers in fields:
        if line.field == field.name and {str(line.old), str(line.new)} & numbers:
            line.delete()
            return
    old, new = (_emptied(line, value, fields) for value in (line.old, line.new))
    if (old, new) != (line.old, line.new):
        MergedRow.objects.filter(pk=line.pk).update(old=old, new=new)


def _emptied(line: MergedRow, whole: Any, fields: list[tuple[Any, set[str]]]) -> Any:
    """Give a whole row that points at nothing that went; of one value of a row there is nothing to do."""
    if line.field or not isinstance(whole, dict):
        return whole
    taken = {field.attname for field, numbers in fields if str(whole.get(field.attname)) in numbers}
    return {name: None if name in taken else value for name, value in whole.items()}


def _forget_in_imports(user_id: int) -> None:
    said = ImportedItem.objects.annotate(
        was=Cast("before", TextField()), left=Cast("after", TextField())
    )
    number = str(user_id)
    for item in said.filter(Q(was__contains=number) | Q(left__contains=number)).iterator():
        model = apps.get_model(item.model)
        before = {
            name: without_person(part, model, user_id) if isinstance(part, dict) else part
            for name, part in item.before.items()
        }
        after = without_person(item.after, model, user_id)
        ImportedItem.objects.filter(pk=item.pk).update(before=before, after=after)
