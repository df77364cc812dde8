"""What a visitor can take along: files and links."""

from dataclasses import dataclass

from django.template.defaultfilters import filesizeformat
from django.utils.functional import Promise

from cases.models import CaseAttachment, CaseLink, CasePage


@dataclass(frozen=True)
class Taking:
    """One file or link, as the component file-list shows it."""

    title: str
    url: str
    kind: str | Promise
    size: str = ""
    icon: str = "file"


def to_take(case: CasePage) -> list[Taking]:
    """Give files first, then links, in the order the author chose."""
    files = [_file(row) for row in case.attachments.all()]
    return [*files, *(_link(row) for row in case.links.all())]


def _file(row: CaseAttachment) -> Taking:
    attachment = row.attachment
    return Taking(
        title=row.title or attachment.title,
        url=attachment.url,
        kind=attachment.file_extension.upper(),
        size=filesizeformat(attachment.file_size) if attachment.file_size else "",
    )


def _link(row: CaseLink) -> Taking:
    return Taking(title=row.title, url=row.url, kind=row.get_kind_display(), icon="link")
