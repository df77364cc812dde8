"""What differs between two versions of a page, in words a person can read."""

import re
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from wagtail.fields import RichTextField
from wagtail.models import Revision
from wagtail.rich_text import get_text_for_indexing

from .authored import Authored

_LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
_EMBED = re.compile(r"<embed\b([^>]*)>")
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_END = re.compile(r"</(?:p|h\d|li)>|<br\s*/?>")


@dataclass(frozen=True)
class Difference:
    """One field that reads otherwise."""

    name: str
    label: str | Promise
    before: str
    after: str
    is_words: bool


def differences(kind: Authored, before: Revision, after: Revision) -> list[Difference]:
    """Give what differs, the words first; where only the markup differs nothing does."""
    return page_differences(kind, _as_edited(kind, before), _as_edited(kind, after))


def page_differences(kind: Authored, old: Any, new: Any) -> list[Difference]:
    """Give what differs between two pages of one kind, or versions of one page, the words first."""
    found = [_words(kind, name, old, new) for name in kind.words]
    found += [_facts(kind, name, old=old, new=new) for name in (*kind.facts, *kind.judged)]
    return [one for one in found if one is not None]


def _words(kind: Authored, name: str, old: Any, new: Any) -> Difference | None:
    field = kind.model._meta.get_field(name)
    shown = _text if isinstance(field, RichTextField) else str
    before, after = shown(getattr(old, name) or ""), shown(getattr(new, name) or "")
    if before.split() == after.split():
        return None
    return Difference(name, field.verbose_name, before, after, is_words=True)


def _text(html: str) -> str:
    """Give rich text as a reader sees it: one line a paragraph, and where links lead."""
    told = _LINK.sub(lambda found: f"{found[2]} ({_address(found[1])})", html)
    told = _EMBED.sub(lambda found: f" [{_('beeld')} {_address(found[1])}] ", told)
    return get_text_for_indexing(_END.sub("\n", told))


def _address(attributes: str) -> str:
    found = dict(_ATTRIBUTE.findall(attributes))
    return str(found.get("href") or found.get("url") or found.get("id", ""))


def _facts(kind: Authored, name: str, *, old: Any, new: Any) -> Difference | None:
    field = kind.model._meta.get_field(name)
    before, after = _said(old, field), _said(new, field)
    if before == after:
        return None
    return Difference(name, field.verbose_name, before, after, is_words=False)


def _said(page: Any, field: Any) -> str:
    value = getattr(page, field.name)
    if hasattr(value, "all"):
        return ", ".join(sorted(str(one) for one in value.all()))
    if field.choices:
        return str(dict(field.flatchoices).get(value, ""))
    return "" if value is None else str(value)


def _as_edited(kind: Authored, revision: Revision) -> Any:
    """Give a version with what editors chose beside the text, which else stays on the row."""
    page: Any = revision.as_object()
    for name in kind.judged:
        setattr(page, name, revision.content.get(name, ""))
    return page
