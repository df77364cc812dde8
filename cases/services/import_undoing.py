"""Undo what an import did with use cases, as far as nobody touched them since."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import ReferenceIndex, Revision

from alliantie.audit import record
from alliantie.choices import ImportedAction
from alliantie.imports.hanging import hanging
from alliantie.models import ImportedItem
from cases.models import CaseChange, CaseIndexPage, CasePage
from organisations.models import Organisation
from search.registry import key_of
from search.services import queue_index_many

from .import_following import follow
from .import_noting import as_left
from .import_storing import PAGE_FIELDS, log_pages, replace_parts, store_revisions, tell_cms

# What an import makes with a page, or the machine beside it: nobody's work is lost with these.
OWN = frozenset(
    {
        "cases.CasePage_themes.casepage",
        "cases.CaseTag.content_object",
        "cases.CaseLink.page",
        "cases.CaseChange.page",
        "cases.CasePage.page_ptr",
        "wagtailcore.PageLogEntry.page",
    }
)


@transaction.atomic
def undo_cases(
    *, items: Iterable[ImportedItem], actor_id: int | None, origin: str = "worker"
) -> dict[int, str]:
    """Remove what an import made and put back what it changed; give a reason for what was left alone."""
    by_key = {item.key: item for item in items}
    # The same lock as adding a page, so that the tree stays right.
    index = CaseIndexPage.objects.select_for_update().first()
    pages = CasePage.objects.select_for_update(of=("self",)).in_bulk(list(by_key))
    made = [key for key, item in by_key.items() if item.action == ImportedAction.MADE]
    hindered = {**_used(made), **_without_organisation(by_key)}
    left: dict[int, str] = {}
    back: list[CasePage] = []
    gone: list[CasePage] = []
    for key, page in pages.items():
        item = by_key[key]
        if reason := _reason(item, page, hindered.get(key, "")):
            left[item.pk] = reason
        elif item.action == ImportedAction.MADE:
            gone.append(page)
        else:
            back.append(_put_back(page, item.before))
    _delete(gone)
    _finish(back)
    follow({page.pk: by_key[page.pk] for page in back})
    if len(left) < len(pages):
        record(action="case.import_undone", obj=index, actor_id=actor_id, origin=origin)
    return left


def _used(made: list[int]) -> dict[int, str]:
    sentence = _("Hier hangt intussen iets aan: %(what)s.")
    return {
        key: sentence % {"what": what} for key, what in hanging(CasePage, made, own=OWN).items()
    }


def _without_organisation(by_key: Mapping[int, ImportedItem]) -> dict[int, str]:
    """Find pages that would go back to an organisation that is gone."""
    wanted = {
        key: item.before["row"]["organisation_id"] for key, item in by_key.items() if item.before
    }
    known = set(
        Organisation.objects.filter(pk__in=set(wanted.values())).values_list("pk", flat=True)
    )
    sentence = _("De organisatie waar dit eerst bij hoorde, bestaat niet meer.")
    return {key: sentence for key, pk in wanted.items() if pk is not None and pk not in known}


def _reason(item: ImportedItem, page: CasePage, hindered: str) -> str:
    if as_left(page) != item.after:
        return _("Hier is na de import iets aan veranderd.")
    if hindered:
        return hindered
    is_made = item.action == ImportedAction.MADE
    if is_made and ReferenceIndex.get_references_to(page).exists():
        return _("Een andere pagina verwijst hiernaar.")
    return ""


def _delete(pages: list[CasePage]) -> None:
    """Delete many at once, as the tree itself does with a branch; signals tell search of each."""
    log_pages(pages, "wagtail.delete", timezone.now())
    CasePage.objects.filter(pk__in=[page.pk for page in pages]).delete()


def _put_back(page: CasePage, before: dict[str, Any]) -> CasePage:
    """Write the page as it stood before, as a new version, so that its history tells what happened."""
    now = timezone.now()
    old: CasePage = page.with_content_json(before["content"])
    for name, value in {**before["row"], **before["flags"]}.items():
        field = CasePage._meta.get_field(name)
        setattr(old, field.attname, field.to_python(value) if not field.is_relation else value)
    for part in (*old.tagged_items.all(), *old.links.all()):
        part.pk = None
    replace_parts([old])
    store_revisions([old], now)
    _draft(old, before, now)
    names = [one.name for one in CasePage._meta.local_concrete_fields if not one.primary_key]
    CasePage.objects.bulk_update([old], [*PAGE_FIELDS, *names])
    CaseChange.objects.filter(page=page, pk__gt=before["last_change"]).delete()
    return old


def _draft(page: CasePage, before: dict[str, Any], now: datetime) -> None:
    """Let a version that waited for publication wait again."""
    if not before["flags"]["has_unpublished_changes"]:
        return
    draft = Revision.objects.filter(pk=before["revision"]).first()
    if draft is None:
        return
    draft.pk, draft.created_at = None, now
    draft.save(force_insert=True)
    page.latest_revision, page.latest_revision_created_at = draft, now


def _finish(pages: list[CasePage]) -> None:
    """Tell history, the CMS and search what is back."""
    if pages:
        log_pages(pages, "wagtail.revert", timezone.now())
        tell_cms(pages)
        queue_index_many(keys=[key_of(page) for page in pages])
