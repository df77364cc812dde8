"""Erase a person: every app forgets, the account goes, and a list outside the database remembers to."""

from typing import Any

from django.db import router, transaction
from django.db.models.deletion import Collector

from accounts.models import FormerAccount, User
from accounts.policies import check_erase, check_erase_merged
from alliantie.audit import record
from alliantie.choices import Role
from alliantie.mail import queue_mail
from alliantie.visibility import Actor

from . import frame, journals, replay, wagtail_rows
from .registry import keepers


@transaction.atomic
def erase_account(*, user: User, actor_id: int | None, origin: str, is_again: bool = False) -> None:
    """Remove every trace of somebody; what they wrote for an organisation stays, without a name.

    The list for older backups is written last, inside the transaction: should the database fail to
    keep the rest, then somebody who asked to be erased is on the list, and never the other way round.
    Who was on it already (`is_again`) is not told and not listed a second time. Raises AccountRuleError.
    """
    locked = User.objects.select_for_update().filter(pk=user.pk).first()
    if locked is None:
        return
    is_merged = not is_again and FormerAccount.objects.filter(number=locked.pk).exists()
    check_erase_merged(is_merged=is_merged)
    lines = [replay.line_of(locked), *_erase_merged_into(locked, actor_id, origin)]
    gone = _everything_of(locked)
    for keeper in keepers():
        keeper.erase(locked)
    address, first_name = locked.email, locked.first_name
    number = locked.pk
    locked.delete()
    journals.forget(gone, number)
    wagtail_rows.forget_rows(gone)
    wagtail_rows.forget_tasks(gone)
    wagtail_rows.forget_words()
    frame.forget_log_of(gone)
    by = None if actor_id == user.pk else actor_id
    record(action="account.erased", actor_id=by, origin=origin)
    if not is_again:
        _say_farewell(address, first_name)
        for line in lines:
            replay.append(line)


def _say_farewell(address: str, first_name: str) -> None:
    queue_mail(
        template="account/erased",
        to=address,
        context={"name": first_name},
        forgets_recipient=True,
    )


def _erase_merged_into(user: User, actor_id: int | None, origin: str) -> list[dict[str, object]]:
    """Erase the accounts that went up in this one; give lines for backups in which they still stand."""
    lines: list[dict[str, object]] = []
    for former in FormerAccount.objects.filter(kept=user):
        still = User.objects.filter(pk=former.number).first()
        if still is not None:
            lines.append(replay.line_of(still))
            erase_account(user=still, actor_id=actor_id, origin=origin, is_again=True)
        elif former.erased_line:
            lines.append(former.erased_line)
    return lines


def erase_by(*, user: User, actor: Actor, origin: str) -> None:
    """Erase an account for its owner, or for a site admin who was asked by letter."""
    check_erase(actor, user.pk, is_last_admin=is_last_admin(user))
    erase_account(user=user, actor_id=actor.user_id, origin=origin)


def is_last_admin(user: User) -> bool:
    """Say whether nobody is left who can give roles once this account is gone."""
    admins = User.objects.filter(groups__name=str(Role.SITE_ADMIN.label), is_active=True)
    return admins.filter(pk=user.pk).exists() and not admins.exclude(pk=user.pk).exists()


def _everything_of(user: User) -> dict[str, list[str]]:
    """Give the rows that go with an account, by model, so that what points to them by number goes too."""
    collector = Collector(using=router.db_for_write(User), origin=user)
    collector.collect([user])
    gone: dict[str, list[str]] = {}
    for model, rows in collector.data.items():
        gone.setdefault(model._meta.label_lower, []).extend(str(one.pk) for one in rows)
    fast: Any = collector.fast_deletes
    for rows in fast:
        label = rows.model._meta.label_lower
        gone.setdefault(label, []).extend(str(pk) for pk in rows.values_list("pk", flat=True))
    return gone
