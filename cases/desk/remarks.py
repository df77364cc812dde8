"""What editors said about single fields, as the author reads it beside them."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Comment

from cases.models import CasePage

from .forms import SECTIONS


@dataclass(frozen=True)
class Remark:
    """What an editor said about one field."""

    field: str
    section: str
    label: str
    text: str
    author: str
    date: str


def remarks_of(page: CasePage) -> list[Remark]:
    """Give what editors said about fields and nobody put away, in the order of the sections."""
    rows = Comment.objects.filter(page=page, resolved_at=None).select_related("user")
    found = [_remark(row) for row in rows.order_by("created_at")]
    order = list(SECTIONS)
    return sorted(found, key=lambda remark: order.index(remark.section))


def _remark(row: Comment) -> Remark:
    field = row.contentpath.partition(".")[0]
    shown = "about" if field in {"themes", "tags"} else field
    section = next((name for name, form in SECTIONS.items() if shown in form.base_fields), "basis")
    base = SECTIONS[section].base_fields
    label = str(base[shown].label) if shown in base else ""
    return Remark(
        field=shown,
        section=section,
        label=label,
        text=row.text,
        author=row.user.get_full_name() or _("Redactie"),
        date=timezone.localtime(row.created_at).strftime("%d-%m-%Y"),
    )
