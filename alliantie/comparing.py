"""Two versions of a text with headings and lists, compared without its paragraphs running together."""

from typing import Any

from bs4 import BeautifulSoup
from wagtail.admin.compare import RichTextFieldComparison, diff_text

LINES = ("p", "li", "h2", "h3", "h4", "h5", "blockquote", "tr", "br")


class StoryComparison(RichTextFieldComparison):
    """Wagtail glues the last word of a paragraph to the first of the next."""

    def htmldiff(self) -> Any:
        """Mark what was added and taken away, each paragraph on a line of its own."""
        return diff_text(_lines(self.val_a), _lines(self.val_b)).to_html()


def _lines(html: str | None) -> str:
    soup = BeautifulSoup(html or "", "html.parser")
    for tag in soup.find_all(LINES):
        tag.append("\n")
    return soup.get_text().strip()
