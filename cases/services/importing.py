"""Take rows of a register over as use cases: the stated lean path for many pages at once.

Wagtail's own path saves a page four times and queues two tasks for each save. Here a batch is one
transaction with one statement for each table, and leaves what the ordinary path would have left:
page, revision, log line, reference index, the CMS's own index and a place in our search queue.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page

from alliantie.audit import record
from cases.importing.mapping import Source
from cases.importing.pages import attach, fill, new_page, set_live
from cases.importing.planning import Action, Planned
from cases.importing.tree import free_paths, free_slugs
from cases.importing.world import World
from cases.models import CasePage
from organisations.choices import Region
from organisations.models import Organisation
from organisations.services import create_unclaimed
from search.registry import key_of
from search.services import queue_index_many
from themes.policies import tag_key
from themes.services import resolve_tags

from .import_noting import Note, note_organisation, note_pages, noted
from .import_storing import (
    log_pages,
    note_updates,
    replace_parts,
    store_new,
    store_revisions,
    store_updated,
    tell_cms,
)


@dataclass(frozen=True)
class ImportRun:
    """What is the same for every batch of a run."""

    source: Source
    world: World
    publish: bool
    actor_id: int | None = None
    origin: str = "command"
    note: Note | None = None


@transaction.atomic
def import_batch(*, run: ImportRun, planned: Sequence[Planned]) -> list[Organisation]:
    """Carry out a batch, whole or not at all; give the organisations that had to be made."""
    doing = [one for one in planned if one.action not in {Action.UNCHANGED, Action.KEPT}]
    if not doing:
        return []
    now = timezone.now()
    made = _make_organisations(run, doing)
    created = _create(run, [one for one in doing if one.action is Action.CREATE], now)
    with noted(run.note, doing):
        updated = _update(run, [one for one in doing if one.action is Action.UPDATE], now)
        published = _publish([one for one in doing if one.action is Action.PUBLISH], now)
    changed = [*created, *updated, *published]
    tell_cms(changed)
    if run.note:
        note_pages(created, run.note, is_made=True)
    record(action="case.import", obj=run.world.index, actor_id=run.actor_id, origin=run.origin)
    queue_index_many(keys=[key_of(page) for page in changed])
    return made


def _make_organisations(run: ImportRun, planned: Sequence[Planned]) -> list[Organisation]:
    made = []
    for one in planned:
        wanted = one.row.organisation
        if wanted is not None and run.world.organisation(wanted) is None:
            organisation = create_unclaimed(
                name=wanted.name,
                kind=wanted.kind,
                region=_region_of(one),
                source=run.source.key,
                actor_id=run.actor_id,
                origin=run.origin,
            )
            if run.note:
                note_organisation(organisation, run.note)
            run.world.add(organisation)
            made.append(organisation)
    return made


def _region_of(planned: Planned) -> str:
    """Give where a new organisation is: only abroad is sure, since bodies here also work elsewhere."""
    region = str(planned.row.fields.get("region", ""))
    return region if region == Region.INTERNATIONAL else ""


def _create(run: ImportRun, planned: Sequence[Planned], now: datetime) -> list[CasePage]:
    if not planned:
        return []
    # Who adds a page in the CMS takes the same lock, so that no two pages get one place.
    index = type(run.world.index).objects.select_for_update().get(pk=run.world.index.pk)
    rows = [one.row for one in planned]
    slugs = free_slugs(index, rows, source=run.source.key)
    pages = [
        new_page(path=path, depth=index.depth + 1, slug=slug, parent_url=index.url_path)
        for path, slug in zip(islice(free_paths(index), len(rows)), slugs, strict=True)
    ]
    _fill(run, pages, planned)
    for page in pages:
        set_live(page, live=run.publish, now=now)
    store_new(pages, now)
    Page.objects.filter(pk=index.pk).update(numchild=F("numchild") + len(pages))
    log_pages(pages, "wagtail.publish" if run.publish else "wagtail.create", now)
    return pages


def _update(run: ImportRun, planned: Sequence[Planned], now: datetime) -> list[CasePage]:
    found = CasePage.objects.in_bulk([one.page_id for one in planned])
    pages = [found[one.page_id] for one in planned]
    _fill(run, pages, planned)
    shown: list[CasePage] = []
    waiting: list[CasePage] = []
    for page in pages:
        if page.live and not run.publish:
            page.has_unpublished_changes = True
            waiting.append(page)
        else:
            goes_live = page.live or (run.publish and page.first_published_at is None)
            set_live(page, live=goes_live, now=now)
            shown.append(page)
    replace_parts(shown)
    store_revisions(pages, now)
    fields = {name for one in planned for name in one.row.fields}
    store_updated(shown, waiting, sorted(fields))
    note_updates([page for page in shown if page.live], label=run.source.label)
    log_pages(shown, "wagtail.publish" if run.publish else "wagtail.edit", now)
    log_pages(waiting, "wagtail.edit", now)
    return pages


def _publish(planned: Sequence[Planned], now: datetime) -> list[CasePage]:
    """Show drafts of an earlier run as they are."""
    ids = [one.page_id for one in planned]
    Page.objects.filter(pk__in=ids).update(
        live=True,
        has_unpublished_changes=False,
        first_published_at=now,
        last_published_at=now,
        live_revision=F("latest_revision"),
    )
    pages = list(CasePage.objects.filter(pk__in=ids))
    log_pages(pages, "wagtail.publish", now)
    return pages


def _fill(run: ImportRun, pages: Sequence[CasePage], planned: Sequence[Planned]) -> None:
    names = dict.fromkeys(name for one in planned for name in one.row.tags)
    tags = {tag.key: tag for tag in resolve_tags(names)}
    for page, one in zip(pages, planned, strict=True):
        row, wanted = one.row, one.row.organisation
        fill(page, row, run.source, run.world.organisation(wanted) if wanted else None)
        themes = [run.world.themes[slug] for slug in row.themes]
        keys = dict.fromkeys(tag_key(name) for name in row.tags)
        attach(page, row, themes, [tags[key] for key in keys if key in tags])
