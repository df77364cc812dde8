"""A file to take along."""

from collections.abc import Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.models import ReferenceIndex

from .looks import PREVIEW, SHOWN
from .reading import reader_of

MEMO = "_alliantie_files_handed_out"


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
    if not hasattr(page, MEMO):
        setattr(page, MEMO, _shown_by(page, type(found)))
    return found.pk in getattr(page, MEMO)


def _shown_by(page: Any, upload: type[Any]) -> set[int]:
    types = ContentType.objects.get_for_models(type(page), upload)
    rows = ReferenceIndex.objects.filter(
        content_type=types[type(page)], object_id=str(page.pk), to_content_type=types[upload]
    )
    return {int(pk) for pk in rows.values_list("to_object_id", flat=True)}
