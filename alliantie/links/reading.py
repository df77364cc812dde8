"""Make of what editors set the links that a page shows; who sees which is asked when it is shown."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.urls import reverse
from wagtail.models import Page

from alliantie.choices import Audience
from alliantie.features.state import leads_nowhere
from alliantie.visibility import Actor


@dataclass(frozen=True)
class Shown:
    """Between which moments, and to whom, something is shown."""

    starts: datetime | None = None
    ends: datetime | None = None
    audience: str = Audience.PUBLIC

    def at(self, now: datetime) -> bool:
        """Say whether this is the time."""
        begun = self.starts is None or self.starts <= now
        return begun and (self.ends is None or now < self.ends)

    def to(self, actor: Actor) -> bool:
        """Say whether this reader sees it; what an organisation keeps to itself is no link for all its people."""
        if self.audience == Audience.PUBLIC or actor.is_editor:
            return True
        return self.audience == Audience.MEMBERS and actor.is_member


ALWAYS = Shown()


@dataclass(frozen=True)
class Entry:
    """One link; `current` is what aria-current says, or nothing."""

    label: str
    url: str
    current: str = ""
    shown: Shown = ALWAYS

    def seen_from(self, path: str) -> "Entry":
        """Mark the choice that the reader is in."""
        if path == self.url:
            return replace(self, current="page")
        inside = self.url != "/" and path.startswith(self.url)
        return replace(self, current="true" if inside else "")


def entries(links: Iterable[Any], *, has_contact: bool = True) -> tuple[Entry, ...]:
    """Give the links of these rows that lead somewhere; the pages are read in one query a kind."""
    rows = list(links)
    keys = {row.page_id for row in rows if row.page_id}
    pages = {page.pk: page for page in Page.objects.filter(pk__in=keys).specific()} if keys else {}
    made = (entry_of(row.label, row.address, pages.get(row.page_id)) for row in rows)
    return tuple(one for one in made if one and is_open(one.url, has_contact=has_contact))


def entry_of(label: str, address: str, page: Page | None) -> Entry | None:
    """Make one link; a page that is not online has none."""
    if page is None:
        return Entry(label, address) if address else None
    if not getattr(page, "may_be_linked_around", True):
        return None
    url = page.url if page.live else None
    if not url:
        return None
    audience = getattr(page, "audience", Audience.PUBLIC)
    return Entry(label, url, shown=Shown(page.go_live_at, page.expire_at, audience))


def is_open(address: str, *, has_contact: bool) -> bool:
    """Say whether a link of ours leads to a part that is on; without an address nobody is contacted."""
    if leads_nowhere(address):
        return False
    return has_contact or not address.startswith(reverse("contact"))
