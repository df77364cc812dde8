"""Of what editors decided about publishing at once, the stricter holds for two accounts of one person."""

from django.db import transaction

from accounts.models import Trust, User
from alliantie.audit import record
from alliantie.models import Merge


@transaction.atomic
def keep_the_stricter(gone: User, kept: User) -> None:
    """Let trust that was withdrawn from one be withdrawn from the account that stays."""
    withdrawn = Trust.objects.filter(user=gone, withdrawn_at__isnull=False).first()
    if withdrawn is not None:
        _withdraw_as(withdrawn, kept.pk)


@transaction.atomic
def withdraw_from_both(merge: Merge) -> None:
    """After undoing: trust that was withdrawn meanwhile stays withdrawn from both accounts."""
    pair = {merge.gone_key, merge.kept_key}
    since = Trust.objects.filter(withdrawn_at__gte=merge.merged_at)
    withdrawn = since.filter(user__in=pair).order_by("pk").first()
    if withdrawn is None:
        return
    for user_id in pair - {withdrawn.user_id}:
        row, _is_new = Trust.objects.get_or_create(user_id=user_id)
        if _withdraw_as(withdrawn, user_id):
            record(action="trust.withdraw", obj=row, actor_id=None, origin="cms")


def _withdraw_as(withdrawn: Trust, user_id: int) -> int:
    """Withdraw it as it was withdrawn from the other; what was withdrawn already keeps its own reason."""
    return Trust.objects.filter(user=user_id, withdrawn_at=None).update(
        given_at=None,
        withdrawn_at=withdrawn.withdrawn_at,
        decided_by=withdrawn.decided_by_id,
        reason=withdrawn.reason,
    )
