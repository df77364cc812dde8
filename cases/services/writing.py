"""Writing a case: begin, save, and never overwrite what somebody else wrote."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, Revision, TaskState

from alliantie.audit import record
from alliantie.visibility import Actor
from cases.choices import Language, Licence
from cases.models import CaseIndexPage, CasePage
from cases.panels import FACTS
from cases.policies.writing import WritingRefusedError, check_edit
from cases.references import own_references
from cases.story import HEADINGS
from cases.writers import user_of, work_of, writer_of
from themes.services import resolve_tags

NAMELESS = "Nog zonder titel"
LONGEST_SLUG = 80
PLAIN = ("title", "summary", "lead_picture", *FACTS)
LISTS = ("partners", "attachments", "links")
EDITABLE = frozenset({*PLAIN, *HEADINGS, *LISTS, "themes", "tags"})
NEVER_EMPTY = {"title": NAMELESS, "licence": Licence.CC_BY, "language": Language.DUTCH}


class EditConflictError(WritingRefusedError):
    """Somebody saved in the meantime; `theirs` is what stands there now and `version` its name."""

    def __init__(self, theirs: CasePage, version: str) -> None:
        super().__init__(_("Deze tekst is intussen ook ergens anders bewaard."))
        self.theirs = theirs
        self.version = version


@dataclass(frozen=True)
class Saved:
    """What a save gives back: the case as it now stands and the name of this version."""

    page: CasePage
    version: str


def version_of(page: CasePage) -> str:
    """Name the last saved version; an overwritten version gets a new name because its time changes."""
    revision = page.latest_revision
    return f"{revision.pk}.{int(revision.created_at.timestamp() * 1_000_000)}" if revision else ""


@transaction.atomic
def create_case(*, actor: Actor, changes: Mapping[str, Any]) -> Saved:
    """Begin a case; it may be as empty as its author likes."""
    user = user_of(actor)
    page = CasePage(owner=user, contact=user, live=False, title=NAMELESS)
    index = CaseIndexPage.objects.select_for_update().get()
    _apply(page, changes, user_id=user.pk)
    page.slug = free_slug(page.title, index=index)
    page.draft_title = page.title
    index.add_child(instance=page)
    revision = page.save_revision(user=user, clean=False, log_action=True)
    record(action="case.create", obj=page, actor_id=user.pk)
    page.latest_revision = revision
    return Saved(page, version_of(page))


@transaction.atomic
def save_draft(
    *,
    page: CasePage,
    actor: Actor,
    changes: Mapping[str, Any],
    started_from: str,
    keeps_history: bool = False,
) -> Saved:
    """Save on from the version the form showed; raises EditConflictError when another came between.

    Only somebody's own last version that nobody judged is overwritten; any other stays in the history,
    and with `keeps_history` that one too (after a conflict).
    """
    row = CasePage.objects.select_for_update().get(pk=page.pk)
    check_edit(writer_of(actor), work_of(row))
    draft: CasePage = row.get_latest_revision_as_object()
    if started_from != version_of(row):
        raise EditConflictError(draft, version_of(row))
    user = user_of(actor)
    _apply(draft, changes, user_id=user.pk)
    if not row.live:
        _keep_on_row(draft)
    overwrites = not keeps_history and _is_own_unjudged(row, user.pk)
    own = row.latest_revision if overwrites else None
    revision = draft.save_revision(user=user, clean=False, overwrite_revision=own)
    if own is None:
        log(instance=draft, action="wagtail.edit", user=user, revision=revision)
        record(action="case.edit", obj=row, actor_id=user.pk)
    draft.latest_revision = revision
    return Saved(draft, version_of(draft))


def _keep_on_row(draft: CasePage) -> None:
    """Let lists of drafts show the last title; a draft that was never online follows it in its address."""
    draft.draft_title = draft.title
    if draft.first_published_at is None:
        draft.slug = free_slug(draft.title, index=draft.get_parent(), but=draft.pk)
    draft.save(clean=False)


def _is_own_unjudged(row: CasePage, user_id: int) -> bool:
    latest: Revision | None = row.latest_revision
    return (
        latest is not None
        and latest.user_id == user_id
        and latest.pk != row.live_revision_id
        and latest.approved_go_live_at is None
        and not TaskState.objects.filter(revision=latest).exists()
    )


def _apply(page: CasePage, changes: Mapping[str, Any], *, user_id: int) -> None:
    """Put the changes on a version; names that are not the author's to change are an error of ours."""
    unknown = set(changes) - EDITABLE
    if unknown:
        raise ValueError(f"not the author's to change: {sorted(unknown)}")
    for name, value in changes.items():
        if name in HEADINGS:
            before = getattr(page, name) or ""
            setattr(page, name, own_references(value, before=before, user_id=user_id))
        elif name == "tags":
            page.tags.set(resolve_tags(value))
        elif name in LISTS:
            getattr(page, name).set(value)
        else:
            setattr(page, name, value or NEVER_EMPTY.get(name, value))


def free_slug(title: str, *, index: Page, but: int | None = None) -> str:
    """Make an address out of a title that no other case has."""
    base = slugify(title)[:LONGEST_SLUG].strip("-") or "praktijkvoorbeeld"
    siblings = Page.objects.child_of(index).filter(slug__startswith=base).exclude(pk=but)
    taken = set(siblings.values_list("slug", flat=True))
    if base not in taken:
        return base
    return next(
        slug for number in range(2, len(taken) + 3) if (slug := f"{base}-{number}") not in taken
    )
