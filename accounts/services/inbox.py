"""What somebody does with what we told them, and how they want to hear it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import MailStanding, Notice, NoticeChoice, User
from alliantie.audit import record

READ_KEPT = timedelta(days=180)


@dataclass(frozen=True)
class Wishes:
    """How somebody wants to hear of things; `by_kind` holds only what differs from the standard."""

    by_kind: Mapping[str, str]
    wants_weekly: bool
    wants_round: bool


def mark_read(*, user_id: int, notice_id: int | None = None) -> int:
    """Note that somebody saw one notice of theirs, or all of them."""
    notices = Notice.objects.of(user_id).unread()
    if notice_id is not None:
        notices = notices.filter(pk=notice_id)
    return notices.update(read_at=timezone.now())


@transaction.atomic
def choose(*, user_id: int, wishes: Wishes) -> None:
    """Keep how somebody wants to hear of things."""
    standing, _new = MailStanding.objects.select_for_update().get_or_create(user_id=user_id)
    standing.wants_weekly, standing.wants_round = wishes.wants_weekly, wishes.wants_round
    standing.save(update_fields=["wants_weekly", "wants_round"])
    NoticeChoice.objects.filter(user_id=user_id).exclude(kind__in=wishes.by_kind).delete()
    for kind, delivery in wishes.by_kind.items():
        NoticeChoice.objects.update_or_create(
            user_id=user_id, kind=kind, defaults={"delivery": delivery}
        )
    record(action="notices.choose", obj=standing, actor_id=user_id)


def tidy_notices() -> int:
    """Forget what was read and is half a year old."""
    old = timezone.now() - READ_KEPT
    return Notice.objects.filter(read_at__isnull=False, created_at__lt=old).delete()[0]


def export(user: User) -> dict[str, Any]:
    """Hand over what we told somebody and how they want to hear it."""
    notices = Notice.objects.of(user.pk)
    choices = NoticeChoice.objects.filter(user=user)
    return {
        _("Berichten"): [f"{one.created_at:%Y-%m-%d} {one.text}" for one in notices],
        _("Keuzes voor berichten"): {one.kind: one.get_delivery_display() for one in choices},
    }


def erase(user: User) -> None:
    """Forget what we told somebody, and that mail came back."""
    Notice.objects.of(user.pk).delete()
    NoticeChoice.objects.filter(user=user).delete()
    MailStanding.objects.filter(user=user).delete()
