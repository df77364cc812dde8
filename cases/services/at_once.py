"""Put online at once what a trusted author sends in, and note that an editor looks at it afterwards."""

from django.utils import timezone
from wagtail.models import Page

from accounts.models import User
from accounts.services.trust import is_trusted
from alliantie.audit import record
from alliantie.calendar import add_working_days
from alliantie.visibility import Actor
from cases.choices import Standing
from cases.models import AfterCheck, CasePage
from cases.policies.at_once import SentIn, goes_at_once
from cases.policies.state import IN_PROGRESS, NEEDS_CHANGES
from cases.writers import work_of, writer_of

from .publishing import open_membership

CHECK_WITHIN = 5  # working days


def publishes_at_once(page: CasePage, actor: Actor) -> bool:
    """Say whether what this author sends in goes online without waiting."""
    if not is_trusted(actor.user_id):
        return False
    writer, work = writer_of(actor), work_of(page)
    here = work.organisation_id is None or work.organisation_id in writer.active_ids
    life = work.life
    return goes_at_once(
        SentIn(
            is_trusted=True,
            is_admitted=writer.is_member and here,
            has_request=open_membership(page=page) is not None,
            is_imported=work.is_imported,
            is_with_editors=life.workflow in {IN_PROGRESS, NEEDS_CHANGES} or life.is_scheduled,
            was_taken_offline=was_taken_offline(page),
        )
    )


def was_taken_offline(page: CasePage) -> bool:
    """Say whether somebody else than its author took it off the site: then an editor reads it first."""
    was_online = page.first_published_at is not None
    return was_online and not page.live and page.standing != Standing.WITHDRAWN


def publish_now(page: CasePage, user: User) -> None:
    """Publish the last version of a locked case; what follows on a publication does the rest."""
    note_published(page=page, user_id=user.pk)
    page.latest_revision.publish(user=user, skip_permission_checks=True)


def note_published(*, page: Page, user_id: int, widened_from: str = "") -> AfterCheck:
    """Put a locked page on the list to look at; before its publication, so that the old words stay known."""
    check = AfterCheck.objects.filter(page=page.pk, checked_at=None).first()
    if check is None:
        check = AfterCheck.objects.create(
            page_id=page.pk,
            author_id=user_id,
            before=page.live_revision if page.live else None,
            audience_before=widened_from,
            due_on=add_working_days(timezone.localdate(), CHECK_WITHIN),
        )
    elif widened_from and not check.audience_before:
        check.audience_before = widened_from
        check.save(update_fields=["audience_before"])
    record(action="page.at_once", obj=page, actor_id=user_id)
    return check
