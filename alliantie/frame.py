"""What surrounds every page: menu, foot and notice, as editors set them."""

from dataclasses import dataclass

from django.core.cache import cache
from django.db import DatabaseError, transaction
from wagtail.models import Site
from wagtail.rich_text import expand_db_html

from .features.state import leads_nowhere
from .models import FooterSettings, MenuItem, NoticeSettings

CACHE_KEY = "frame-1"
CACHE_SECONDS = 24 * 60 * 60


@dataclass(frozen=True)
class Entry:
    """One choice in the menu; `current` is what aria-current says, or nothing."""

    label: str
    url: str
    current: str = ""

    def seen_from(self, path: str) -> "Entry":
        """Mark the choice that the reader is in."""
        if path == self.url:
            return Entry(self.label, self.url, "page")
        inside = self.url != "/" and path.startswith(self.url)
        return Entry(self.label, self.url, "true" if inside else "")


@dataclass(frozen=True)
class Frame:
    """The same for everybody, so it is kept in the cache."""

    menu: tuple[Entry, ...] = ()
    footer_html: str = ""
    contact_email: str = ""
    notice: str = ""

    def seen_from(self, path: str) -> "Frame":
        """Give the frame as it looks from one page."""
        menu = tuple(entry.seen_from(path) for entry in self.menu)
        return Frame(menu, self.footer_html, self.contact_email, self.notice)


def read_frame() -> Frame:
    """Read the frame from the database."""
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        return Frame()
    footer = FooterSettings.objects.filter(site=site).first() or FooterSettings()
    notice = NoticeSettings.objects.filter(site=site, is_shown=True).first()
    items = MenuItem.objects.filter(menu__site=site).order_by("sort_order")
    return Frame(
        menu=tuple(
            Entry(item.label, item.address) for item in items if not leads_nowhere(item.address)
        ),
        footer_html=expand_db_html(footer.text),
        contact_email=footer.contact_email,
        notice=notice.text if notice else "",
    )


def frame() -> Frame:
    """Give the frame; a database is asked only after an editor changed it."""
    found: Frame | None = cache.get(CACHE_KEY)
    if found is None:
        try:
            found = read_frame()
        except DatabaseError:  # a page without its menu is better than no page
            return Frame()
        cache.set(CACHE_KEY, found, CACHE_SECONDS)
    return found


def forget_frame() -> None:
    """Let the next page read the frame anew, once the change is certain."""
    transaction.on_commit(lambda: cache.delete(CACHE_KEY))
