"""A file to take along."""

from collections.abc import Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.models import ReferenceIndex

from alliantie.models import AttachmentCheck

from .looks import PREVIEW, SHOWN
from .reading import reader_of

SHOWN_HERE = "_alliantie_files_shown"
HARD_TO_READ = "_alliantie_files_hard_to_read"


class DocumentBlock(blocks.StructBlock):
    """A file, with in the link what it is and how large."""

    document = DocumentChooserBlock(label=_("Bestand"))
    title = blocks.CharBlock(
        label=_("Tekst van de link"),
        required=False,
        max_length=120,
        help_text=_("Leeg: de titel van het bestand. Soort en grootte komen er vanzelf achter."),
    )

    class Meta:
        label = _("Bestand")
        description = _("Een PDF, DOCX of ODT om mee te nemen. Soort en grootte staan in de link.")
        icon = "doc-full"
        group = SHOWN
        template = "components/blocks/document.html"
        preview_template = PREVIEW

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add the file, when the address of it opens for who reads the page."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        found = value["document"]
        if found is not None and _is_handed_out(found, context):
            context["file"] = {
                "url": found.url,
                "title": value["title"] or found.title,
                "kind": found.file_extension.upper(),
                "bytes": found.get_file_size(),
                "is_hard_to_read": _is_hard_to_read(found, context.get("page")),
            }
        return context


def _is_handed_out(found: Any, context: Mapping[str, Any]) -> bool:
    """Say whether the file would be served: to editors always, to others by what the page shows.

    Asks once a page, however many files stand on it.
    """
    reader = reader_of(context)
    if reader is None:
        return False
    if reader.is_editor or found.uploaded_by_user_id == (reader.user_id or -1):
        return True
    page = context.get("page")
    if page is None or page.pk is None:
        return False
    return found.pk in _shown_by(page, type(found))


def _is_hard_to_read(found: Any, page: Any) -> bool:
    """Say whether the check found what keeps people from reading it; asks once a page, a new file apart."""
    known: dict[int, bool] = getattr(page, HARD_TO_READ, {})
    if found.pk not in known:
        stored = page is not None and page.pk is not None
        keys = {found.pk, *(_shown_by(page, type(found)) if stored else ())}
        rows = AttachmentCheck.objects.filter(attachment__in=keys, hinders=True)
        hard = set(rows.values_list("attachment", flat=True))
        known = {**known, **{key: key in hard for key in keys}}
        if stored:
            setattr(page, HARD_TO_READ, known)
    return known[found.pk]


def _shown_by(page: Any, upload: type[Any]) -> set[int]:
    """Give the files that the page shows as it stands online; asks once a page."""
    if not hasattr(page, SHOWN_HERE):
        setattr(page, SHOWN_HERE, _read_shown(page, upload))
    shown: set[int] = getattr(page, SHOWN_HERE)
    return shown


def _read_shown(page: Any, upload: type[Any]) -> set[int]:
    types = ContentType.objects.get_for_models(type(page), upload)
    rows = ReferenceIndex.objects.filter(
        content_type=types[type(page)], object_id=str(page.pk), to_content_type=types[upload]
    )
    return {int(pk) for pk in rows.values_list("to_object_id", flat=True)}
