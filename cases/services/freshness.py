"""Whether a case still holds: confirmed, not confirmed for too long, archived and brought back."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from alliantie.audit import record
from alliantie.freshness.answering import settled
from cases.choices import Standing
from cases.models import CasePage

from .indexing import case_changed

KIND = "praktijkvoorbeeld"


@transaction.atomic
def still_holds(*, case_id: int, actor_id: int | None, origin: str = "web") -> None:
    """Note that a case still holds; what was outdated or archived is offered again."""
    row = CasePage.objects.select_for_update().get(pk=case_id)
    changes: dict[str, object] = {"confirmed_at": timezone.now()}
    if row.standing in {Standing.OUTDATED, Standing.ARCHIVED}:
        changes["standing"] = Standing.CURRENT
    CasePage.objects.filter(pk=row.pk).update(**changes)
    settled(name=KIND, key=row.pk)
    record(action="case.confirm", obj=row, actor_id=actor_id, origin=origin)
    case_changed(case=row)


@transaction.atomic
def tell_readers(*, case_id: int, before: datetime) -> bool:
    """Tell readers that nobody confirmed a case; give False when somebody did meanwhile."""
    row = _unconfirmed(case_id, before)
    if row is None:
        return False
    if row.standing == Standing.CURRENT:
        _stand(row, Standing.OUTDATED, "case.outdated", actor_id=None)
    return True


@transaction.atomic
def archive(*, case_id: int, actor_id: int | None, before: datetime | None = None) -> bool:
    """Take a case out of overviews and search; its page stays, so that links to it go on working."""
    row = (
        _unconfirmed(case_id, before)
        if before
        else CasePage.objects.select_for_update().offered().filter(pk=case_id, live=True).first()
    )
    if row is None:
        return False
    _stand(row, Standing.ARCHIVED, "case.archive", actor_id=actor_id)
    return True


def _unconfirmed(case_id: int, before: datetime) -> CasePage | None:
    CasePage.objects.select_for_update().filter(pk=case_id).first()
    found: CasePage | None = CasePage.objects.unconfirmed_since(before).filter(pk=case_id).first()
    return found


def _stand(row: CasePage, standing: Standing, action: str, *, actor_id: int | None) -> None:
    CasePage.objects.filter(pk=row.pk).update(standing=standing)
    record(action=action, obj=row, actor_id=actor_id, origin="web" if actor_id else "worker")
    case_changed(case=row)
