"""Wiring: an answer given in Wagtail's own views reaches the author as one given in ours."""

from typing import Any

from wagtail.models import Page, TaskState, WorkflowState
from wagtail.signals import page_published, task_rejected, workflow_approved, workflow_cancelled

from cases.models import CasePage
from cases.services import answering, words


def _case(state: WorkflowState) -> CasePage | None:
    """Give the case a workflow is about; other pages are nobody's business here."""
    return CasePage.objects.filter(pk=state.object_id).first()


def _rejected(sender: type, instance: TaskState, user: Any, **_kwargs: Any) -> None:
    if (page := _case(instance.workflow_state)) is not None:
        answering.remarked(page=page, editor_id=_pk(user), remark=instance.comment)


def _approved(sender: type, instance: WorkflowState, user: Any, **_kwargs: Any) -> None:
    if (page := _case(instance)) is not None:
        answering.approved(page=page, editor_id=_pk(user))


def _cancelled(sender: type, instance: WorkflowState, user: Any, **_kwargs: Any) -> None:
    if (page := _case(instance)) is not None:
        answering.taken_out(page=page)


def _published(sender: type, instance: CasePage, **_kwargs: Any) -> None:
    """Answer a submission when its case is put online outside the workflow too; putting it back is no answer."""
    if _kwargs.get("is_reopened"):
        return
    revision = _kwargs.get("revision")
    answering.approved(page=instance, editor_id=_pk(getattr(revision, "user", None)))


def _words_published(sender: type, instance: Page, **kwargs: Any) -> None:
    """Tell authors what an editor published in their words, of every kind of page they write."""
    if kwargs.get("is_reopened"):
        return
    words.note_change(page=instance, revision=kwargs.get("revision"))


def _pk(user: Any) -> int | None:
    return user.pk if user is not None else None


def connect() -> None:
    """Listen; called once when the app is ready."""
    task_rejected.connect(_rejected, dispatch_uid="desk")
    workflow_approved.connect(_approved, dispatch_uid="desk")
    workflow_cancelled.connect(_cancelled, dispatch_uid="desk")
    page_published.connect(_published, sender=CasePage, dispatch_uid="desk")
    page_published.connect(_words_published, dispatch_uid="desk words")
