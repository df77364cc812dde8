"""Confirming a page that keeps `confirmed_at` in its row, for kinds of page without rules of their own."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from alliantie.audit import record

from .answering import settled


@transaction.atomic
def confirm_page(*, model: Any, name: str, key: int, actor_id: int | None) -> None:
    """Note that a page still holds."""
    row = model.objects.select_for_update().get(pk=key)
    model.objects.filter(pk=row.pk).update(confirmed_at=timezone.now())
    settled(name=name, key=row.pk)
    record(action="page.confirm", obj=row, actor_id=actor_id, origin="cms")
