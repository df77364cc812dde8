"""Put the columns of a row under the headings of the story."""

from collections import defaultdict

from django.utils import formats
from django.utils.translation import gettext as _

from .cleaning import clean_text
from .dates import read_period
from .mapping import Part, Row
from .story import heading, paragraphs


def sections(row: Row, parts: tuple[Part, ...], *, full_title: str) -> tuple[dict[str, str], str]:
    """Give the sections as rich text, and the first of them as plain text for a summary."""
    story: dict[str, str] = defaultdict(str)
    first = ""
    if full_title and parts:
        story[parts[0].section] = paragraphs(
            _("Volledige titel: %(title)s") % {"title": full_title}
        )
    for part in parts:
        text = _text(row[part.column], part)
        if not text:
            continue
        first = first or text
        if part.heading:
            story[part.section] += heading(part.heading)
        story[part.section] += paragraphs(text)
    return {part.section: story[part.section] for part in parts}, first


def _text(value: str, part: Part) -> str:
    text = clean_text(value)
    if part.values is not None:
        text = part.values.get(text, "")
    if part.is_date:
        period = read_period(text)
        text = formats.date_format(period[0], "j F Y") if period else ""
    return part.sentence.replace("{value}", text) if part.sentence and text else text
