"""What becomes of two accounts themselves when they are merged, and when that is undone."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import AccountClaim, FormerAccount, User
from alliantie.mail import queue_mail
from alliantie.merging.policies import UNDOABLE
from alliantie.models import Merge

KIND = "account"


@transaction.atomic
def close_merged(*, gone: User, kept: User) -> None:
    """Close the one for good, let its number lead on, and tell both addresses.

    A suspension has a moment; this has none, and its number stands in `FormerAccount`.
    """
    FormerAccount.objects.create(number=gone.pk, kept=kept)
    for one in (gone, kept):
        AccountClaim.objects.settled_with(one.pk).delete()
    User.objects.filter(pk=gone.pk).update(is_active=False, session_epoch=F("session_epoch") + 1)
    until = timezone.localtime(timezone.now() + UNDOABLE)
    _tell("account/merged", gone, kept, until=date_format(until, "j F Y"))


@transaction.atomic
def open_again(merge: Merge) -> None:
    """After undoing: old sessions stay closed, and who wants it merged after all asks again."""
    pair = {"gone": merge.gone_key, "kept": merge.kept_key}
    FormerAccount.objects.filter(number=merge.gone_key).delete()
    AccountClaim.objects.of_pair(**pair).delete()
    User.objects.filter(pk=merge.gone_key).update(session_epoch=F("session_epoch") + 2)
    users = User.objects.in_bulk([merge.gone_key, merge.kept_key])
    if len(users) == len(pair):
        _tell("account/merge_undone", users[merge.gone_key], users[merge.kept_key])


def _tell(template: str, gone: User, kept: User, **more: Any) -> None:
    """Write to both; the mail about an account goes to its own address too."""
    told = {"gone": gone.email, "kept": kept.email, "contact": settings.SITE_URL + "/contact/"}
    for user in (gone, kept):
        context = {"name": user.first_name, **told, **more}
        queue_mail(template=template, to=user.email, context=context)
