"""What a visitor can take along: files and links."""

from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.template.defaultfilters import filesizeformat
from django.utils.functional import Promise
from django.utils.translation import get_language_info, ngettext

from alliantie.models import AttachmentCheck
from cases.models import CaseAttachment, CaseLink, CasePage


@dataclass(frozen=True)
class Taking:
    """One file or link, as the component file-list shows it."""

    title: str
    url: str
    kind: str | Promise
    size: str = ""
    icon: str = "file"
    is_hard_to_read: bool = False


def to_take(case: CasePage) -> list[Taking]:
    """Give files first, then links, in the order the author chose."""
    rows = list(case.attachments.all())
    prefetch_related_objects(rows, "attachment__access")
    return [*(_file(row) for row in rows), *(_link(row) for row in case.links.all())]


def _file(row: CaseAttachment) -> Taking:
    attachment = row.attachment
    known: AttachmentCheck | None = getattr(attachment, "access", None)
    size = filesizeformat(attachment.file_size) if attachment.file_size else ""
    told = [size, *(_measures(known) if known is not None else ())]
    return Taking(
        title=row.title or attachment.title,
        url=attachment.url,
        kind=attachment.file_extension.upper(),
        size=", ".join(one for one in told if one),
        is_hard_to_read=known is not None and known.hinders,
    )


def _measures(known: AttachmentCheck) -> tuple[str, str]:
    """Give how long it is and in which language, as far as the file tells."""
    number = known.pages
    pages = ngettext("%(number)d bladzijde", "%(number)d bladzijden", number) % {"number": number}
    return pages if number else "", _language(known.language)


def _language(code: str) -> str:
    if not code:
        return ""
    try:
        return str(get_language_info(code.lower())["name_translated"])
    except KeyError:
        return code


def _link(row: CaseLink) -> Taking:
    return Taking(title=row.title, url=row.url, kind=row.get_kind_display(), icon="link")
