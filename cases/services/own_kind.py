"""Use cases as pages that members write: whose they are, putting words back, taking one off the site."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Revision

from accounts.models import User
from alliantie.mail import queue_mail
from alliantie.visibility import Actor
from cases.models import CasePage
from cases.panels import FACTS, STORY
from cases.writers import user_of, work_of

from .authored import Authored
from .submitting import desk_url


def authors(page: CasePage) -> set[int]:
    """Give who wrote it; nobody for a row of a register."""
    return set() if page.source else set(work_of(page).author_ids)


def written_by(user_id: int) -> QuerySet[Any]:
    """Select what somebody wrote, alone or with others."""
    return CasePage.objects.own().written_by(Actor(user_id=user_id or None)).values("pk")


def desk_path(page: CasePage) -> str:
    """Give where its author finds it."""
    return reverse("desk:case", args=[page.pk])


def restore(page: CasePage, words: Mapping[str, Any], user: User) -> Revision:
    """Put words back on the last version, and online when it is online."""
    draft: CasePage = page.get_latest_revision_as_object()
    for name, value in words.items():
        setattr(draft, name, value)
    revision = draft.save_revision(user=user, clean=False, log_action=True)
    if page.live:
        revision.publish(user=user, skip_permission_checks=True)
    return revision


def take_offline(page: CasePage, actor: Actor, reason: str) -> None:
    """Take it off the site; its author keeps the text and reads why, on the desk and by mail."""
    UnpublishPageAction(page, user=user_of(actor)).execute(skip_permission_checks=True)
    submission = page.submissions.first()
    if submission is not None:
        submission.remark = reason[:2000]
        submission.save(update_fields=["remark"])
    if page.owner is not None and page.owner.is_active:
        told = {"name": page.owner.first_name, "title": page.title, "remark": reason}
        queue_mail(
            template="case_offline", to=page.owner.email, context=told | {"url": desk_url(page)}
        )


CASES = Authored(
    model=CasePage,
    words=("title", "summary", *STORY),
    facts=(*FACTS, "themes", "tags", "lead_picture"),
    authors=authors,
    written_by=written_by,
    desk_path=desk_path,
    restore=restore,
    take_offline=take_offline,
    judged=("evidence_grade",),
)
