"""The CMS's upload forms: editors' files pass the same gate as everybody's."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from .documents import check_document
from .errors import UploadRefusedError
from .pictures import clean_picture


class PictureField(WagtailImageField):
    """A picture that is made anew before anything of ours opens it."""

    def to_python(self, data: Any) -> SimpleUploadedFile | None:
        """Give the clean picture; Wagtail's own check would decode it in this process."""
        file = forms.FileField.to_python(self, data)
        if file is None:
            return None
        try:
            clean = clean_picture(file)
        except UploadRefusedError as error:
            raise ValidationError(error.sentence, code="invalid_image") from None
        kind = "image/jpeg" if str(clean.name).endswith(".jpg") else "image/webp"
        return SimpleUploadedFile(str(clean.name), clean.read(), content_type=kind)


class PictureForm(BaseImageForm):
    """Wagtail's picture form with our field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        old = self.fields.get("file")
        if old is not None:
            self.fields["file"] = PictureField(
                label=old.label, required=old.required, widget=old.widget
            )


class AttachmentForm(BaseDocumentForm):
    """Wagtail's document form that looks inside the file."""

    def clean_file(self) -> Any:
        """Refuse what is not truly a PDF, DOCX or ODT."""
        file = self.cleaned_data["file"]
        if "file" in self.changed_data and file:
            try:
                check_document(file)
            except UploadRefusedError as error:
                raise ValidationError(error.sentence, code="invalid") from None
        return file
