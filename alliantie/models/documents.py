"""Files to take along: PDF, DOCX, ODT."""

from typing import ClassVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document


class Attachment(AbstractDocument):
    """An uploaded document, served only to those who may see what it belongs to."""

    admin_form_fields: ClassVar[tuple[str, ...]] = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("bestand")
        verbose_name_plural = _("bestanden")

    @property
    def url(self) -> str:
        """Give the address that asks who is looking; the file itself has none."""
        return reverse("media:document", args=[self.pk, self.filename])
