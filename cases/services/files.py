"""What becomes of a file that not everybody can read: its author is asked, or says why it stays."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from alliantie.audit import record
from alliantie.mail import queue_mail
from alliantie.media.access import excuse_until
from alliantie.models import AttachmentCheck
from alliantie.visibility import Actor
from cases.models import CasePage
from cases.people import keepers_of
from cases.policies.files import check_askable, check_hinders, check_reason


@transaction.atomic
def leave_as_it_is(
    *, check: AttachmentCheck, actor: Actor, reason: str, origin: str = "web"
) -> None:
    """Keep why there is no better file, for a year; a file that takes its place begins anew."""
    check_reason(reason)
    row = _locked(check)
    check_hinders(hinders=row.hinders)
    row.excuse = reason.strip()
    row.excuse_until = excuse_until(timezone.localdate())
    row.save(update_fields=["excuse", "excuse_until"])
    record(action="file.excuse", obj=row.attachment, actor_id=actor.user_id, origin=origin)


@transaction.atomic
def ask_author(*, check: AttachmentCheck, actor: Actor) -> None:
    """Ask by mail for a better file, once for each file however often it is pressed."""
    row = _locked(check)
    check_hinders(hinders=row.hinders)
    case = _case_with(row)
    kept = keepers_of([case.pk]).get(case.pk, set()) if case is not None else set()
    people = User.objects.filter(pk__in=kept, is_active=True)
    check_askable(was_asked=row.asked_at is not None, has_people=bool(people))
    row.asked_at = timezone.now()
    row.save(update_fields=["asked_at"])
    for one in people:
        _tell(one, row, case)
    record(action="file.ask", obj=row.attachment, actor_id=actor.user_id, origin="cms")


def _locked(check: AttachmentCheck) -> AttachmentCheck:
    rows = AttachmentCheck.objects.select_for_update(of=("self",)).select_related("attachment")
    return rows.get(pk=check.pk)


def _case_with(row: AttachmentCheck) -> CasePage | None:
    cases = CasePage.objects.own().filter(live=True, attachments__attachment=row.pk)
    found: CasePage | None = cases.order_by("pk").first()
    return found


def _tell(person: User, row: AttachmentCheck, case: CasePage | None) -> None:
    if case is None:
        return
    path = reverse("desk:file", args=[case.pk, row.pk])
    context = {
        "name": person.first_name,
        "title": case.title,
        "file": row.attachment.title,
        "findings": [str(one.label) for one in row.found],
        "url": settings.SITE_URL.rstrip("/") + path,
    }
    queue_mail(template="file_better", to=person.email, context=context)
