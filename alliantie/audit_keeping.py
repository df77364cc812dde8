"""Forget lines of the audit log after their term, except what an app still decides by."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from .audit import record
from .models import AuditEntry

AT_A_TIME = 5_000
Needed = Callable[[], Q]
_needed: dict[str, Needed] = {}


def register(name: str, needed: Needed) -> None:
    """Let an app say which lines it still reads; they stay, without who did it."""
    _needed[name] = needed


def forget_old_lines(*, now: datetime) -> int:
    """Throw away what is older than the term, in small transactions; give how many lines went."""
    old = _lines().filter(created_at__lt=now - timedelta(days=settings.AUDIT_KEPT_DAYS))
    still_read = Q(pk__in=[])
    for needed in _needed.values():
        still_read |= needed()
    old.filter(still_read, actor__isnull=False).update(actor=None)
    gone = 0
    while taken := _forget_some(old.exclude(still_read)):
        gone += taken
    return gone


@transaction.atomic
def _forget_some(lines: QuerySet[AuditEntry]) -> int:
    pks = list(lines.order_by("pk").values_list("pk", flat=True)[:AT_A_TIME])
    if not pks:
        return 0
    due = lines.filter(pk__gte=pks[0], pk__lte=pks[-1])
    taken: int = due._raw_delete(due.db)  # noqa: SLF001 - nothing points to a line; signals of others would load each
    record(action="audit.forget", actor_id=None, origin="worker")
    return taken


def _lines() -> QuerySet[AuditEntry]:
    return AuditEntry._base_manager.all()  # noqa: SLF001 - the term is, beside erasing, the one exception
