"""Accounts that went up in another: erased after the week, and with the account they went up in."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import FormerAccount, User
from accounts.services.merging import KIND
from alliantie.models import Merge

from . import replay
from .account import erase_account


def erase_merged(now: datetime | None = None) -> int:
    """Erase accounts of which the merge can no longer be undone, without a word; their number leads on."""
    over = Merge.objects.filter(kind=KIND, undone_at=None, undoable_until__lt=now or timezone.now())
    closed = User.objects.filter(pk__in=FormerAccount.objects.values("number"))
    waiting = over.filter(gone_key__in=closed.values("pk"))
    return sum(_erase_one(merge.pk) for merge in waiting)


@transaction.atomic
def _erase_one(merge_id: int) -> bool:
    """Look again with the merge locked: somebody may be undoing it."""
    merge = Merge.objects.select_for_update().get(pk=merge_id)
    former = FormerAccount.objects.filter(number=merge.gone_key).first()
    user = User.objects.filter(pk=merge.gone_key, is_active=False).first()
    if merge.undone_at is not None or former is None or user is None:
        return False
    former.erased_line = replay.line_of(user)
    former.save(update_fields=["erased_line"])
    erase_account(user=user, actor_id=None, origin="worker", is_again=True)
    return True
