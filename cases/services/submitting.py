"""What an author does with a case: send it in, take it back, say it still holds, withdraw it."""

from datetime import date
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Comment, Revision

from accounts.models import User
from alliantie.audit import record
from alliantie.calendar import add_working_days
from alliantie.idempotency import once
from alliantie.mail import queue_mail
from alliantie.visibility import Actor
from cases.choices import Standing
from cases.models import CasePage, Submission
from cases.policies.state import NEEDS_CHANGES
from cases.policies.writing import (
    check_hide,
    check_online,
    check_submit,
    check_take_back,
    check_title,
)
from cases.story import filled_parts
from cases.writers import user_of, work_of, writer_of

from .at_once import publish_now, publishes_at_once
from .audiences import set_audience
from .freshness import still_holds
from .writing import NAMELESS, EditConflictError, version_of

ANSWER_WITHIN = 5  # working days


def desk_url(page: CasePage) -> str:
    """Give the full address of a case on its author's desk, for a mail."""
    return settings.SITE_URL + reverse("desk:case", args=[page.pk])


def answer_due() -> date:
    """Give the day before which whoever sends something in now has an answer."""
    return add_working_days(timezone.localdate(), ANSWER_WITHIN)


@transaction.atomic
def submit_case(
    *,
    page: CasePage,
    actor: Actor,
    started_from: str = "",
    change_sentence: str = "",
    wanted_audience: str = "",
) -> Submission:
    """Send the last version to the editors; of a trusted author it is online at once."""
    row = CasePage.objects.select_for_update().get(pk=page.pk)
    draft: CasePage = row.get_latest_revision_as_object()
    check_submit(writer_of(actor), work_of(row), _filled(draft))
    check_title(draft.title)
    if started_from and started_from != version_of(row):
        raise EditConflictError(draft, version_of(row))
    user, at_once = user_of(actor), publishes_at_once(row, actor)
    if not at_once:
        _hand_over(row, user)
    submission = Submission.objects.create(
        page=row,
        submitted_by=user,
        answer_due_on=answer_due(),
        change_sentence=change_sentence,
        wanted_audience=wanted_audience,
    )
    record(action="case.submit", obj=row, actor_id=user.pk)
    if at_once:
        publish_now(row, user)
    else:
        _confirm_receipt(submission, draft.title)
    return submission


def _hand_over(row: CasePage, user: User) -> None:
    """Let the editors' workflow begin, or go on where they asked for a change."""
    state = row.current_workflow_state
    if state is not None and state.status == NEEDS_CHANGES:
        state.resume(user)
        _resolve_remarks(row, user.pk)
    else:
        row.get_workflow().start(row, user)


def _confirm_receipt(submission: Submission, title: str) -> None:
    """Write to the author that it arrived and by when there is an answer."""
    author = submission.submitted_by
    if author is None:
        return
    queue_mail(
        template="case_received",
        to=author.email,
        context={
            "name": author.first_name,
            "title": title,
            "due": date_format(submission.answer_due_on, "j F Y"),
            "url": desk_url(submission.page),
        },
        once_key=f"case_received-{submission.pk}",
    )


def submit_once(
    *,
    key: UUID,
    page: CasePage,
    actor: Actor,
    started_from: str,
    change_sentence: str = "",
    audience: str = "",
) -> None:
    """Send it in once for each form, with the audience its author chose."""

    def change() -> dict[str, int]:
        wider = audience and not set_audience(page=page, actor=actor, audience=audience)
        submission = submit_case(
            page=page,
            actor=actor,
            started_from=started_from,
            change_sentence=change_sentence,
            wanted_audience=audience if wider else "",
        )
        return {"submission": submission.pk}

    purpose, owner = f"case.submit.{page.pk}", f"user:{actor.user_id}"
    _answer, is_new = once(key=key, purpose=purpose, owner=owner, change=change)
    if not is_new and _is_to_send(page):
        # The same form after taking it back, not a second click: it is meant again.
        once(key=uuid4(), purpose=purpose, owner=owner, change=change)


def _is_to_send(page: CasePage) -> bool:
    """Say whether there is something to send in: neither with the editors nor online as it is."""
    row = CasePage.objects.get(pk=page.pk)
    is_online = row.live and not row.has_unpublished_changes
    return not is_online and not row.submissions.filter(answered_at=None).exists()


def _filled(draft: CasePage) -> set[str]:
    filled = filled_parts(draft)
    return filled - {"title"} if draft.title == NAMELESS else filled


def _resolve_remarks(row: CasePage, user_id: int) -> None:
    """Put the remarks of this round away; the editors' next ones start on a clean sheet."""
    Comment.objects.filter(page=row, resolved_at=None).update(
        resolved_at=timezone.now(), resolved_by=user_id
    )


@transaction.atomic
def take_back(*, page: CasePage, actor: Actor) -> None:
    """Take a case out of the editors' hands to write on."""
    row = CasePage.objects.select_for_update().get(pk=page.pk)
    check_take_back(writer_of(actor), work_of(row))
    row.current_workflow_state.cancel(user=user_of(actor))
    record(action="case.take_back", obj=row, actor_id=actor.user_id)


@transaction.atomic
def confirm_case(*, page: CasePage, actor: Actor) -> None:
    """Note that a published case still holds."""
    row = CasePage.objects.select_for_update().get(pk=page.pk)
    check_online(writer_of(actor), work_of(row))
    still_holds(case_id=row.pk, actor_id=actor.user_id)


@transaction.atomic
def withdraw(*, page: CasePage, actor: Actor) -> None:
    """Take a published case offline at once; the text stays on the desk."""
    row = CasePage.objects.select_for_update().get(pk=page.pk)
    check_online(writer_of(actor), work_of(row))
    check_hide(writer_of(actor), work_of(row))
    user = user_of(actor)
    if (state := row.current_workflow_state) is not None:
        state.cancel(user=user)
    Revision.objects.for_instance(row).update(approved_go_live_at=None)
    UnpublishPageAction(row, user=user).execute(skip_permission_checks=True)
    CasePage.objects.filter(pk=row.pk).update(standing=Standing.WITHDRAWN)
    record(action="case.withdraw", obj=row, actor_id=user.pk)
