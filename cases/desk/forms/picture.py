"""The picture on top of a case."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alliantie.validators import NameField
from cases.models import CasePage
from cases.services.uploading import UploadRefusedError, keep_picture

from .base import DraftForm


class PictureForm(DraftForm):
    """The picture on top."""

    heading = _("Een beeld")
    intro = _("Zonder beeld maken wij een tekening in de kleur van je thema.")
    parts = ()
    takes_files = True
    is_autosaved = False

    picture = forms.FileField(
        label=_("Kies een beeld"),
        help_text=_(
            "JPEG, PNG, WebP, AVIF of HEIC, hoogstens 10 MB. Waar en wanneer het gemaakt is halen we eruit."
        ),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*"}),
        error_messages={"empty": _("Dit bestand is leeg. Kies een ander.")},
    )
    alt_text = NameField(
        label=_("Wat is er te zien?"),
        help_text=_("Eén zin, voor wie het beeld niet ziet."),
        required=False,
        max_length=250,
    )
    rights = NameField(
        label=_("Wie maakte het?"),
        help_text=_(
            "Bijvoorbeeld: foto Jan Jansen. Plaats alleen beeld waar je toestemming voor hebt."
        ),
        required=False,
        max_length=200,
    )
    remove = forms.BooleanField(label=_("Haal het beeld weg"), required=False)

    @classmethod
    def initial_of(cls, draft: CasePage) -> dict[str, Any]:
        """Give what the form shows of a version."""
        picture = draft.lead_picture
        return {"alt_text": picture.alt_text, "rights": picture.rights} if picture else {}

    def changes(self, user_id: int) -> dict[str, Any]:
        """Keep the picture; one that is refused leaves the rest as it was typed."""
        data = self.cleaned_data
        if data.get("remove"):
            return {"lead_picture": None}
        words = {name: data.get(name, "") for name in ("alt_text", "rights")}
        kept = self.draft.lead_picture if self.draft else None
        try:
            picture = keep_picture(
                file=data.get("picture"),
                kept=kept,
                user_id=user_id,
                title=_title(self.draft),
                **words,
            )
        except UploadRefusedError as error:
            self.add_error("picture", error.sentence)
            return {}
        return {"lead_picture": picture} if picture is not None else {}


def _title(draft: CasePage | None) -> str:
    return draft.title if draft is not None else ""
