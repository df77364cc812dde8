"""What an editor does with what went online at once: say that it was looked at, or take it offline."""

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from accounts.models import User
from accounts.services.trust import withdraw_trust
from alliantie.audit import record
from alliantie.visibility import Actor
from cases.models import AfterCheck
from cases.policies.at_once import check_after, check_why

from .authored import kind_for


def version_of(check: AfterCheck) -> str:
    """Name what stands online, so that nothing is checked off that was not read."""
    page: Page = check.page.specific
    return f"{page.live_revision_id}-{page.audience}"


@transaction.atomic
def note_checked(*, check: AfterCheck, actor: Actor, version: str) -> None:
    """Say that it is good as it stands."""
    row = _judged(check, actor, version)
    _close(row, actor)
    record(action="page.checked", obj=row.page, actor_id=actor.user_id, origin="cms")


@transaction.atomic
def take_off(
    *, check: AfterCheck, actor: Actor, version: str, reason: str, withdraws: bool = False
) -> None:
    """Take it off the site; the author keeps the text and reads why, and sends it in as everybody else."""
    row = _judged(check, actor, version)
    check_why(reason)
    page = row.page.specific
    kind_for(page).take_offline(page, actor, reason.strip())
    row.is_taken_offline = True
    _close(row, actor)
    record(action="page.taken_offline", obj=row.page, actor_id=actor.user_id, origin="cms")
    if withdraws and row.author_id is not None:
        author = User.objects.get(pk=row.author_id)
        withdraw_trust(user=author, actor=actor, reason=reason)


def read_by_editor(*, page: Page, actor: Actor) -> None:
    """Close what still waited of a page that an editor puts online: it was read for that."""
    waiting = AfterCheck.objects.filter(page=page.pk, checked_at=None)
    waiting.update(checked_at=timezone.now(), checked_by=actor.user_id)


def _judged(check: AfterCheck, actor: Actor, version: str) -> AfterCheck:
    Page.objects.select_for_update().get(pk=check.page_id)
    row = AfterCheck.objects.select_for_update(of=("self",)).get(pk=check.pk)
    check_after(
        is_editor=actor.is_editor,
        is_own=row.author_id == actor.user_id,
        is_open=row.checked_at is None,
        is_same=version == version_of(row),
    )
    return row


def _close(row: AfterCheck, actor: Actor) -> None:
    row.checked_at, row.checked_by_id = timezone.now(), actor.user_id
    row.save(update_fields=["checked_at", "checked_by", "is_taken_offline"])
