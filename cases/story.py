"""The story of a use case: its fixed headings, and which parts of it are filled."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .policies.text_first import leans

if TYPE_CHECKING:
    from .models import CasePage

# In the order of the page. The headings speak to the reader, the labels on the form to the writer.
HEADINGS: dict[str, str | Promise] = {
    "problem": _("Wat was het probleem?"),
    "context": _("Waar speelde het?"),
    "approach": _("Wat is er gedaan?"),
    "result": _("Wat kwam eruit?"),
    "went_wrong": _("Wat ging er mis?"),
    "lessons": _("Wat is er geleerd?"),
    "repeat": _("Wat heb je nodig om dit ook te doen?"),
}
PLAIN_PARTS = ("title", "summary", "lead_picture", "organisation", "phase", "cost_band")
MORE_PARTS = ("time_band", "region")
MEANINGFUL = frozenset({"img", "embed"})
_TAG = re.compile(r"<[^>]*>")
# A letter that stands outside every tag and is no reference to another sign.
_PLAIN_TEXT = re.compile(r"(?:^|>)\s*[^<\s&]")


class _Looking(HTMLParser):
    """Look for anything a reader would see."""

    def __init__(self) -> None:
        super().__init__()
        self.found = False

    def handle_data(self, data: str) -> None:
        self.found = self.found or bool(data.strip())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found = self.found or tag in MEANINGFUL


def says_something(html: str) -> bool:
    """Say whether rich text holds more than empty paragraphs."""
    if not html:
        return False
    if _PLAIN_TEXT.search(html) and "<!" not in html:
        return True  # quick for nearly everything
    looking = _Looking()
    looking.feed(html)
    looking.close()
    return looking.found


def leans_on_files(case: "CasePage") -> bool:
    """Say whether the story is in the files and hardly on the page."""
    files = len(case.attachments.all())
    return files > 0 and leans(sum(_words(getattr(case, name)) for name in HEADINGS), files)


def _words(html: str) -> int:
    return len(_TAG.sub(" ", html).split()) if html else 0


def filled_parts(case: "CasePage") -> set[str]:
    """Name the parts of a case that are there, as the rule of completeness calls them."""
    return set(_filled(case))


def _filled(case: "CasePage") -> Iterator[str]:
    yield from (name for name in (*PLAIN_PARTS, *MORE_PARTS) if getattr(case, name))
    yield from (name for name in HEADINGS if says_something(getattr(case, name)))
    if case.themes.all():
        yield "themes"
    if case.attachments.all() or case.links.all():
        yield "take_along"
