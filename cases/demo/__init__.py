"""Demo use cases, in every state a use case can have."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Comment

from alliantie.choices import ReviewStep
from alliantie.demonstration import DemoRun
from alliantie.models import OutgoingMail, Review
from cases.choices import CaseState, Standing
from cases.models import CaseIndexPage, CasePage, Submission
from cases.services.freshness import KIND
from people.demo import questions
from themes.services import resolve_tags

from . import authors, dilemmas, ideas, reading, reuses

ANSWER_WITHIN = timedelta(days=7)
A_LONG_TIME = timedelta(days=20 * 30)
COLUMN_OF = {"reached": "people_reached"}


def load(run: DemoRun) -> None:
    """Add the cases that are missing; what somebody changed stays as it is."""
    index = CaseIndexPage.objects.get()
    rows = reading.rows()
    present = set(CasePage.objects.child_of(index).values_list("slug", flat=True))
    for row in rows:
        if row["key"] not in present:
            _add(index, row)
    run.say(f"Use cases: {len(rows)}")
    authors.load(run)
    reuses.load(run)
    dilemmas.load(run)
    ideas.load(run)
    questions.load(run)  # those that are answered with a case waited for it


@transaction.atomic
def _add(index: CaseIndexPage, row: dict[str, Any]) -> None:
    page = reading.page_of(row)
    index.add_child(instance=page)
    page.tags.add(*resolve_tags(row["tags"]))
    page.save()
    state = CaseState(row["state"])
    if "published" in row:
        _publish(page, row)
    else:
        page.save_revision(user=page.owner)
    AFTERWARDS.get(state, _leave)(page, row)
    _mail_nobody(page)


def _mail_nobody(page: CasePage) -> None:
    """Take back the mail that the states queued: the addresses of the demo's people are made up."""
    if page.owner is not None:
        OutgoingMail.objects.filter(recipient=page.owner.email, sent_at=None).delete()


def _publish(page: CasePage, row: dict[str, Any]) -> None:
    at = reading.moment(row)
    page.save_revision(user=page.owner).publish()
    CasePage.objects.filter(pk=page.pk).update(first_published_at=at, last_published_at=at)
    page.refresh_from_db()


def _leave(page: CasePage, row: dict[str, Any]) -> None:
    """Leave a draft or a published case as it is."""


def _submit(page: CasePage, row: dict[str, Any]) -> None:
    page.get_workflow().start(page, page.owner)
    Submission.objects.create(
        page=page,
        submitted_by=page.owner,
        answer_due_on=timezone.localdate() + ANSWER_WITHIN,
    )


def _send_back(page: CasePage, row: dict[str, Any]) -> None:
    _submit(page, row)
    editor = reading.member("ilse")
    for remark in row["remarks"]:
        path = COLUMN_OF.get(remark["field"], remark["field"])
        Comment.objects.create(page=page, user=editor, text=remark["text"], contentpath=path)
    sentence = "Mooi verhaal, bijna klaar. Bij een paar velden staat een vraag."
    page.current_workflow_task_state.reject(user=editor, comment=sentence)
    page.submissions.update(answered_at=timezone.now(), remark=sentence)


def _change_again(page: CasePage, row: dict[str, Any]) -> None:
    for name, value in row["pending"].items():
        setattr(page, name, value)
    page.save_revision(user=page.owner)
    _submit(page, row)


def _stand(standing: Standing) -> Callable[[CasePage, dict[str, Any]], None]:
    def change(page: CasePage, row: dict[str, Any]) -> None:
        page.standing = standing
        page.save(update_fields=["standing"])

    return change


def _grow_old(page: CasePage, row: dict[str, Any]) -> None:
    """Let nobody have confirmed it for too long, without anybody left to ask: work for editors."""
    now = timezone.now()
    page.standing, page.confirmed_at = Standing.OUTDATED, now - A_LONG_TIME
    page.save(update_fields=["standing", "confirmed_at"])
    told = {"step": ReviewStep.NOBODY, "moved_at": now - timedelta(days=9)}
    Review.objects.get_or_create(kind=KIND, key=page.pk, defaults=told)


AFTERWARDS: dict[CaseState, Callable[[CasePage, dict[str, Any]], None]] = {
    CaseState.SUBMITTED: _submit,
    CaseState.CHANGES_REQUESTED: _send_back,
    CaseState.PENDING_CHANGES: _change_again,
    CaseState.OUTDATED: _grow_old,
    CaseState.ARCHIVED: _stand(Standing.ARCHIVED),
    CaseState.WITHDRAWN: _stand(Standing.WITHDRAWN),
}
