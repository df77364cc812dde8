"""Links to pages of the site: an address is told only to who may see the page behind it."""

from typing import Any

from django.utils.html import format_html
from wagtail.rich_text.pages import PageLinkHandler

from .reader import reader, seen_keys
from .visibility import VISITOR


class SeenPageLinkHandler(PageLinkHandler):
    """In the place of Wagtail's own, which writes the address of any page; without one only words are left."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        """Open each link; who reads is unknown in what is kept, so that a visitor's view counts there."""
        pages = cls.get_many(attrs_list)
        actor = reader()
        if actor is None:
            pages = [p if getattr(p, "may_be_linked_around", False) else None for p in pages]
        seen = seen_keys(pages, actor or VISITOR)
        return [_opening(page.url if page and page.pk in seen else "") for page in pages]


def _opening(url: str | None) -> str:
    return str(format_html('<a href="{}">', url)) if url else "<a>"
