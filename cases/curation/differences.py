"""Show what a submitted version says, with the differences from what is online marked."""

from dataclasses import dataclass

from django.utils.safestring import SafeString
from wagtail.admin.compare import FieldComparison, RichTextFieldComparison, TextFieldComparison

from cases.models import CasePage
from cases.panels import STORY

PLAIN = ("title", "summary")


@dataclass(frozen=True)
class FieldView:
    """One field of the submitted version; `html` marks what was added and taken away."""

    name: str
    label: str
    html: SafeString
    has_changed: bool


def field_views(*, online: CasePage | None, submitted: CasePage) -> list[FieldView]:
    """Compare each filled field with what is online; a new case is compared with itself."""
    base = online if online is not None else submitted
    views = []
    for name in (*PLAIN, *STORY):
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


def _comparison(name: str, base: CasePage, submitted: CasePage) -> FieldComparison:
    field = CasePage._meta.get_field(name)
    kind = TextFieldComparison if name in PLAIN else RichTextFieldComparison
    return kind(field, base, submitted)
