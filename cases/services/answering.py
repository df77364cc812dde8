"""What follows on an answer of the editors, however it was given: on our page or on Wagtail's own.

Called by signals; each verb looks for the submission that still waits, so it does its work once.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Comment

from alliantie.audit import record
from alliantie.frame import forget_frame
from alliantie.freshness.answering import settled
from alliantie.mail import queue_mail
from cases.choices import Standing
from cases.models import CaseChange, CasePage, Submission

from .freshness import KIND
from .indexing import case_changed


def _waiting(page: CasePage) -> Submission | None:
    waits = Submission.objects.select_for_update(of=("self",)).filter(page=page, answered_at=None)
    return waits.select_related("submitted_by").first()


def _answered(submission: Submission, remark: str = "", *, keeps_wish: bool = False) -> None:
    """Close the round; only an approval keeps the wish for a wider audience."""
    wish = {} if keeps_wish else {"wanted_audience": ""}
    Submission.objects.filter(page=submission.page_id, answered_at=None).update(
        answered_at=timezone.now(), remark=remark[:2000], **wish
    )


def _widen(row: CasePage) -> None:
    """Fulfil an approved wish for a wider audience, once what was approved is what people see."""
    if row.scheduled_revision is not None:
        return
    wishes = row.submissions.filter(answered_at__isnull=False).exclude(wanted_audience="")
    wish = wishes.first()
    if wish is not None:
        CasePage.objects.filter(pk=row.pk).update(audience=wish.wanted_audience)
        wishes.update(wanted_audience="")
        forget_frame()
        case_changed(case=row)


def _tell(submission: Submission, template: str, **context: str | int) -> None:
    """Write to who sent it in; somebody who left or was suspended gets nothing."""
    from .submitting import desk_url

    author, page = submission.submitted_by, submission.page
    if author is None or not author.is_active:
        return
    queue_mail(
        template=template,
        to=author.email,
        context={
            "name": author.first_name,
            "title": page.draft_title or page.title,
            "url": desk_url(page),
            **context,
        },
        once_key=f"{template}-{submission.pk}",
    )


@transaction.atomic
def remarked(*, page: CasePage, editor_id: int | None, remark: str) -> None:
    """Tell the author that it is their turn."""
    submission = _waiting(page)
    if submission is None:
        return
    _answered(submission, remark)
    record(action="case.request_changes", obj=page, actor_id=editor_id, origin="cms")
    count = Comment.objects.filter(page=page, resolved_at=None).count()
    _tell(submission, "case_remarks", remark=remark, fields=count)


@transaction.atomic
def approved(*, page: CasePage, editor_id: int | None) -> None:
    """Tell the author that it is online or when it will be, and do what was waiting for that."""
    submission = _waiting(page)
    row = CasePage.objects.get(pk=page.pk)
    if submission is None:
        _widen(row)
        return
    _answered(submission, keeps_wish=True)
    CasePage.objects.filter(pk=row.pk).update(
        confirmed_at=timezone.now(), standing=Standing.CURRENT
    )
    settled(name=KIND, key=row.pk)
    _widen(row)
    Comment.objects.filter(page=row, resolved_at=None).update(
        resolved_at=timezone.now(), resolved_by=editor_id
    )
    _note_change(row, submission)
    record(action="case.publish", obj=row, actor_id=editor_id, origin="cms")
    planned = row.scheduled_revision
    moment = (
        date_format(timezone.localtime(planned.approved_go_live_at), "j F Y H:i") if planned else ""
    )
    _tell(submission, "case_published", planned=moment, page_url=row.full_url or "")
    case_changed(case=row)


def _note_change(row: CasePage, submission: Submission) -> None:
    """Add a line to the public history when something was online before."""
    if row.first_published_at is None or row.first_published_at == row.last_published_at:
        return
    CaseChange.objects.create(
        page=row, sentence=submission.change_sentence or _("Tekst bijgewerkt.")
    )


@transaction.atomic
def taken_out(*, page: CasePage) -> None:
    """Close a submission that was cancelled: nobody waits for an answer any more."""
    if (submission := _waiting(page)) is not None:
        _answered(submission)


@transaction.atomic
def refused(*, page: CasePage, remark: str) -> None:
    """Tell the author that it will not be placed, and why."""
    if (submission := _waiting(page)) is not None:
        _answered(submission, remark)
        _tell(submission, "case_refused", remark=remark)
