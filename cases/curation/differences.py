"""Show what a submitted version says, with the differences from what is online marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from wagtail.admin.compare import FieldComparison, TextFieldComparison
from wagtail.fields import RichTextField
from wagtail.models import Page

from alliantie.comparing import StoryComparison
from cases.panels import STORY

WRITTEN = ("title", "summary", *STORY)


@dataclass(frozen=True)
class FieldView:
    """One field of the submitted version; `html` marks what was added and taken away."""

    name: str
    label: str
    html: SafeString
    has_changed: bool


def field_views(
    *, online: Page | None, submitted: Page, names: Sequence[str] = WRITTEN
) -> list[FieldView]:
    """Compare each filled field with what is online; a new page is compared with itself."""
    base = online if online is not None else submitted
    views = []
    for name in names:
        if not (getattr(submitted, name) or getattr(base, name)):
            continue
        comparison = _comparison(name, base, submitted)
        views.append(
            FieldView(
                name=name,
                label=str(comparison.field_label()),
                html=comparison.htmldiff(),
                has_changed=comparison.has_changed(),
            )
        )
    return views


def _comparison(name: str, base: Page, submitted: Page) -> FieldComparison:
    field = type(submitted)._meta.get_field(name)
    is_rich = isinstance(field, RichTextField)
    kind = StoryComparison if is_rich else TextFieldComparison
    return kind(field, base, submitted)
