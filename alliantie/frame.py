"""What surrounds every page: menu, foot, notice and the page that is not there, as editors set them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.core.cache import cache
from django.db import DatabaseError, transaction
from wagtail.models import Site
from wagtail.rich_text import expand_db_html

from . import standard_frame
from .links.reading import ALWAYS, Entry, Shown, entries, entry_of, is_open
from .models import (
    ContactSettings,
    FooterColumn,
    FooterSettings,
    MenuItem,
    NotFoundSettings,
    NoticeSettings,
)
from .models.menu import MOST_CHOICES
from .reader import read_by
from .visibility import VISITOR, Actor

CACHE_KEY = "frame-3"
CACHE_SECONDS = 24 * 60 * 60


@dataclass(frozen=True)
class Column:
    """Links under one heading."""

    heading: str
    links: tuple[Entry, ...]


@dataclass(frozen=True)
class Notice:
    """What stands on top of every page."""

    text: str
    kind: str
    link: Entry | None = None
    shown: Shown = ALWAYS


@dataclass(frozen=True)
class NotFound:
    """Words for an address that is not there."""

    title: str
    text: str
    links: tuple[Entry, ...]


def _standard(links: Iterable[standard_frame.Link], *, has_contact: bool) -> tuple[Entry, ...]:
    made = (Entry(str(label), address) for label, address in links)
    return tuple(one for one in made if is_open(one.url, has_contact=has_contact))


def usual_columns(*, has_contact: bool) -> tuple[Column, ...]:
    """Give the columns of a site whose admins set none."""
    return tuple(
        Column(str(heading), _standard(links, has_contact=has_contact))
        for heading, links in standard_frame.FOOTER_COLUMNS
    )


def usual_not_found() -> NotFound:
    """Give the words that are there without a database too."""
    links = tuple(Entry(str(label), address) for label, address in standard_frame.NOT_FOUND_LINKS)
    return NotFound(str(standard_frame.NOT_FOUND_TITLE), str(standard_frame.NOT_FOUND_TEXT), links)


@dataclass(frozen=True)
class Frame:
    """The same for everybody, so it is kept in the cache; what is seen of it depends on page and reader."""

    menu: tuple[Entry, ...] = ()
    footer_html: str = ""
    columns: tuple[Column, ...] = ()
    contact_email: str = ""
    notice: Notice | None = None
    not_found: NotFound = field(default_factory=usual_not_found)

    def seen_from(
        self, path: str, *, now: datetime, actor: Callable[[], Actor] = lambda: VISITOR
    ) -> "Frame":
        """Give the frame as it looks from one page; who is asking is only read where a link is not for all."""

        def seen(links: Iterable[Entry]) -> tuple[Entry, ...]:
            return tuple(one for one in links if _is_seen(one.shown, now, actor))

        columns = (Column(one.heading, seen(one.links)) for one in self.columns)
        found = self.not_found
        return replace(
            self,
            menu=tuple(entry.seen_from(path) for entry in seen(self.menu)),
            columns=tuple(one for one in columns if one.links),
            notice=self._notice(now, actor),
            not_found=NotFound(found.title, found.text, seen(found.links)),
        )

    def _notice(self, now: datetime, actor: Callable[[], Actor]) -> Notice | None:
        notice = self.notice
        if notice is None or not notice.shown.at(now):
            return None
        if notice.link and not _is_seen(notice.link.shown, now, actor):
            return replace(notice, link=None)
        return notice


def _is_seen(shown: Shown, now: datetime, actor: Callable[[], Actor]) -> bool:
    return shown.at(now) and (shown.to(VISITOR) or shown.to(actor()))


def read_frame() -> Frame:
    """Read the frame from the database."""
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        return Frame()
    footer = FooterSettings.objects.filter(site=site).first() or FooterSettings()
    contact = ContactSettings.objects.filter(site=site).first() or ContactSettings()
    has_contact = bool(contact.email)
    items = MenuItem.objects.filter(menu__site=site).order_by("sort_order")[:MOST_CHOICES]
    return Frame(
        menu=entries(items, has_contact=has_contact),
        footer_html=_kept_html(footer.text),
        columns=_columns(site, has_contact=has_contact),
        contact_email=contact.email,
        notice=_notice(site),
        not_found=_not_found(site, has_contact=has_contact),
    )


def _kept_html(text: str) -> str:
    with read_by(None):  # kept for everybody
        return str(expand_db_html(text))


def _columns(site: Site, *, has_contact: bool) -> tuple[Column, ...]:
    rows = FooterColumn.objects.filter(footer__site=site).prefetch_related("links")
    made = tuple(
        Column(row.heading, entries(row.links.all(), has_contact=has_contact))
        for row in rows.order_by("sort_order")
    )
    return made or usual_columns(has_contact=has_contact)


def _notice(site: Site) -> Notice | None:
    row = NoticeSettings.objects.filter(site=site, is_shown=True).first()
    if row is None or not row.text:
        return None
    page = row.page.specific if row.page else None
    link = entry_of(row.link_label, row.address, page) if row.link_label else None
    return Notice(row.text, row.kind, link, Shown(row.shown_from, row.shown_until))


def _not_found(site: Site, *, has_contact: bool) -> NotFound:
    usual = usual_not_found()
    row = NotFoundSettings.objects.filter(site=site).prefetch_related("links").first()
    if row is None:
        return usual
    links = entries(row.links.all(), has_contact=has_contact)
    return NotFound(row.title or usual.title, row.text or usual.text, links or usual.links)


def frame() -> Frame:
    """Give the frame; a database is asked only after an editor changed it."""
    found: Frame | None = cache.get(CACHE_KEY)
    if found is None:
        try:
            found = read_frame()
        except DatabaseError:  # a page without its menu is better than no page
            return Frame(columns=usual_columns(has_contact=False))
        cache.set(CACHE_KEY, found, CACHE_SECONDS)
    return found


def forget_frame() -> None:
    """Let the next page read the frame anew, once the change is certain."""
    transaction.on_commit(lambda: cache.delete(CACHE_KEY))
