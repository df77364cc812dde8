"""Files to take along: PDF, DOCX, ODT."""

from typing import Any, ClassVar

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document


class Attachment(AbstractDocument):
    """An uploaded document, served only to those who may see what it belongs to."""

    admin_form_fields: ClassVar[tuple[str, ...]] = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("bestand")
        verbose_name_plural = _("bestanden")

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the file and what is queued because of it together; see `alliantie.signals`."""
        super().save(*args, **kwargs)

    @property
    def url(self) -> str:
        """Give the address that asks who is looking; the file itself has none."""
        return reverse("media:document", args=[self.pk, self.filename])
