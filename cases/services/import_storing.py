"""Write many use cases with one statement for each table; only `importing` uses this."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision
from wagtail.search.backends import get_search_backends

from cases.models import CaseChange, CaseLink, CasePage, CaseTag

PAGE_FIELDS = (
    "title",
    "draft_title",
    "live",
    "has_unpublished_changes",
    "first_published_at",
    "last_published_at",
    "latest_revision",
    "live_revision",
    "latest_revision_created_at",
)
WAITING_FIELDS = (
    "draft_title",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_created_at",
    "source_digest",
)
SOURCE_FIELDS = (
    "organisation",
    "is_ongoing",
    "source_label",
    "source_licence",
    "source_date",
    "source_digest",
)


def store_new(pages: Sequence[CasePage], now: datetime) -> None:
    """Write new pages with all that hangs on them and one revision each."""
    columns = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    rows = [Page(**{name: getattr(page, name) for name in columns}) for page in pages]
    Page.objects.bulk_create(rows)
    for page, row in zip(pages, rows, strict=True):
        page.id = page.page_ptr_id = row.pk
        # Raw saves this table only: the page's own row stands already.
        page.save_base(raw=True, force_insert=True)
    _store_parts(pages)
    store_revisions(pages, now)
    CasePage.objects.bulk_update(
        pages, ["latest_revision", "live_revision", "latest_revision_created_at"]
    )


def store_updated(
    shown: Sequence[CasePage], waiting: Sequence[CasePage], fields: Iterable[str]
) -> None:
    """Write changed pages; of those that wait for publication only the new revision is noted."""
    every = dict.fromkeys((*PAGE_FIELDS, *SOURCE_FIELDS, *fields))
    if shown:
        CasePage.objects.bulk_update(shown, list(every))
    if waiting:
        CasePage.objects.bulk_update(waiting, list(WAITING_FIELDS))


def store_revisions(pages: Sequence[CasePage], now: datetime) -> None:
    """Write one revision for each page and let the pages point at it."""
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type=ContentType.objects.get_for_model(CasePage),
            base_content_type=ContentType.objects.get_for_model(Page),
            object_id=str(page.pk),
            object_str=str(page),
            created_at=now,
            content=page.serializable_data(),
        )
        for page in pages
    )
    for page, revision in zip(pages, revisions, strict=True):
        page.latest_revision = revision
        page.latest_revision_created_at = now
        if page.live and not page.has_unpublished_changes:
            page.live_revision = revision


def replace_parts(pages: Sequence[CasePage]) -> None:
    """Let themes, tags and links be what the pages hold in memory."""
    ids = [page.pk for page in pages]
    CasePage.themes.through.objects.filter(casepage_id__in=ids).delete()
    CaseTag.objects.filter(content_object_id__in=ids).delete()
    CaseLink.objects.filter(page_id__in=ids).delete()
    _store_parts(pages)


def _store_parts(pages: Sequence[CasePage]) -> None:
    through = CasePage.themes.through
    through.objects.bulk_create(
        through(casepage_id=page.pk, theme_id=theme.pk)
        for page in pages
        for theme in page.themes.all()
    )
    tags = [item for page in pages for item in page.tagged_items.all()]
    links = [link for page in pages for link in page.links.all()]
    for page in pages:
        for item in page.tagged_items.all():
            item.content_object = page
        for link in page.links.all():
            link.page = page
    CaseTag.objects.bulk_create(tags)
    CaseLink.objects.bulk_create(links)


def log_pages(pages: Sequence[CasePage], action: str, now: datetime) -> None:
    """Add a line to each page's history in the CMS."""
    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            content_type=ContentType.objects.get_for_model(CasePage),
            label=page.title,
            action=action,
            timestamp=now,
            data={},
            page_id=page.pk,
            revision_id=page.latest_revision_id,
            content_changed=True,
        )
        for page in pages
    )


def note_updates(pages: Sequence[CasePage], *, label: str) -> None:
    """Tell visitors in the change history that the register changed."""
    sentence = _("Bijgewerkt met nieuwe gegevens uit %(label)s.") % {"label": label}
    CaseChange.objects.bulk_create(CaseChange(page=page, sentence=sentence) for page in pages)


def tell_cms(pages: Sequence[CasePage]) -> None:
    """Let editors find the pages and see what refers to what; normally two tasks for each save."""
    for page in pages:
        ReferenceIndex.create_or_update_for_object(page)
    for backend in get_search_backends():
        backend.add_bulk(CasePage, pages)
