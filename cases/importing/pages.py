"""Build use cases from rows, in memory."""

from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from modelcluster.models import get_all_child_relations
from wagtail.models import Locale

from alliantie.choices import Audience
from cases.choices import Phase, Standing
from cases.models import CaseLink, CasePage, CaseTag
from organisations.models import Organisation
from themes.models import Tag, Theme

from .mapping import Source
from .rows import CaseRow


def new_page(*, path: str, depth: int, slug: str, parent_url: str) -> CasePage:
    """Give an empty page at its place in the tree."""
    page = CasePage(
        path=path,
        depth=depth,
        numchild=0,
        slug=slug,
        url_path=f"{parent_url}{slug}/",
        locale=Locale.get_default(),
        content_type=ContentType.objects.get_for_model(CasePage),
        audience=Audience.PUBLIC,
        standing=Standing.CURRENT,
        live=False,
        owner=None,
    )
    for relation in get_all_child_relations(CasePage):
        setattr(page, relation.get_accessor_name(), [])
    return page


def fill(page: CasePage, row: CaseRow, source: Source, organisation: Organisation | None) -> None:
    """Write what the row says on the page."""
    for name, value in row.fields.items():
        setattr(page, name, value)
    page.is_ongoing = page.phase == Phase.RUNNING and bool(page.period_start)
    page.draft_title = page.title
    page.organisation = organisation
    page.source = source.key
    page.source_id = row.source_id
    page.source_digest = row.digest
    page.source_label = source.label
    page.source_licence = source.licence
    page.source_date = source.dated


def attach(page: CasePage, row: CaseRow, themes: list[Theme], tags: list[Tag]) -> None:
    """Hang themes, tags and links on the page, in memory."""
    page.themes = themes
    page.tagged_items = [CaseTag(tag=tag, content_object=page) for tag in tags]
    page.links = [
        CaseLink(kind=link.kind, title=link.title, url=link.url, sort_order=order)
        for order, link in enumerate(row.links)
    ]


def set_live(page: CasePage, *, live: bool, now: datetime) -> None:
    """Say whether visitors see the page as it is now."""
    page.live = live
    page.has_unpublished_changes = not live
    if live:
        page.first_published_at = page.first_published_at or now
        page.last_published_at = now
