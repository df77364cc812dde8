"""What editors decide about a case that was sent in; Wagtail's workflow carries it out."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Comment, TaskState

from alliantie.audit import record
from alliantie.visibility import Actor
from cases.models import CasePage
from cases.policies.writing import WritingRefusedError
from cases.writers import user_of
from organisations.choices import Listing, MembershipState
from organisations.models import Membership
from organisations.services import accept_newcomer

from .afterwards import read_by_editor
from .answering import refused
from .writing import version_of


class NothingToJudgeError(WritingRefusedError):
    """The case is not, or no longer, with the editors."""


def open_membership(*, page: CasePage) -> Membership | None:
    """Give the membership that waits for the same yes as this case."""
    memberships = Membership.objects.filter(user=page.owner_id).select_related(
        "organisation", "user"
    )
    asked = memberships.filter(state=MembershipState.REQUESTED)
    for_this = asked.filter(organisation=page.organisation_id).first()
    if for_this is not None or page.organisation_id is None:
        return for_this or asked.first()
    # Whoever's mail domain is known is in at once, also for an organisation nobody accepted yet.
    return memberships.filter(
        organisation=page.organisation_id,
        organisation__listing=Listing.PROPOSED,
        state=MembershipState.ACTIVE,
    ).first()


def _task_of(page: CasePage) -> tuple[CasePage, TaskState]:
    row = CasePage.objects.select_for_update().get(pk=page.pk)
    task = row.current_workflow_task_state
    if task is None or task.status != TaskState.STATUS_IN_PROGRESS:
        raise NothingToJudgeError(_("Deze inzending is al beantwoord of teruggenomen."))
    return row, task


def _check(actor: Actor) -> None:
    if not actor.is_editor:
        raise WritingRefusedError(_("Dit kan alleen de redactie."))


@transaction.atomic
def request_changes(
    *, page: CasePage, actor: Actor, remark: str, field_remarks: dict[str, str]
) -> None:
    """Give a case back with remarks; the author gets a mail and sees them beside the fields."""
    _check(actor)
    row, task = _task_of(page)
    editor = user_of(actor)
    for name, text in field_remarks.items():
        Comment.objects.create(
            page=row,
            user=editor,
            text=text,
            contentpath=name,
            revision_created=row.latest_revision,
        )
    task.reject(user=editor, comment=remark)


@transaction.atomic
def approve_and_publish(
    *,
    page: CasePage,
    actor: Actor,
    go_live_at: datetime | None = None,
    accept_membership: bool = True,
    verify_domain: bool = False,
    version: str = "",
) -> None:
    """Put a case online, now or later, and let its newcomer in with the same click.

    `version` names what the editor read; when another came in since, nothing is published.
    """
    _check(actor)
    row, task = _task_of(page)
    if version and version != version_of(row):
        raise NothingToJudgeError(
            _("De schrijver heeft intussen iets veranderd. Laad de pagina opnieuw en lees het.")
        )
    newcomer = open_membership(page=row) if accept_membership else None
    if newcomer is not None:
        accept_newcomer(membership=newcomer, actor=actor, verify_domain=verify_domain)
    _plan(row, go_live_at)
    read_by_editor(page=row, actor=actor)
    task.approve(user=user_of(actor))


def _plan(row: CasePage, go_live_at: datetime | None) -> None:
    """Write the moment into the version that was judged, which is the last one."""
    revision = row.latest_revision
    moment = go_live_at.isoformat() if go_live_at else None
    if revision is not None and revision.content.get("go_live_at") != moment:
        revision.content["go_live_at"] = moment
        revision.save(update_fields=["content"])


@transaction.atomic
def refuse(*, page: CasePage, actor: Actor, remark: str) -> None:
    """Say no to a case; its author keeps the text and reads why."""
    _check(actor)
    if not remark.strip():
        raise WritingRefusedError(_("Schrijf waarom dit niet geplaatst wordt."))
    row, _task = _task_of(page)
    refused(page=row, remark=remark)
    row.current_workflow_state.cancel(user=user_of(actor))
    record(action="case.refuse", obj=row, actor_id=actor.user_id, origin="cms")
