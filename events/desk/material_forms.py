"""What a host brings: a document, a link, or film or sound with its words."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alliantie.validators import NameField
from events.services.materials import Brought

from .keyed import KeyedForm

TOO_LONG = gettext_lazy(
    "Maak dit korter: hoogstens %(limit_value)d tekens, het zijn er nu %(show_value)d."
)
WORDS = 200_000


def transcript_field(*, required: bool) -> forms.CharField:
    """Make the field for what is said in a recording."""
    return forms.CharField(
        label=gettext_lazy("Uitgeschreven tekst"),
        help_text=gettext_lazy("Verplicht voor film en geluid: pas dan staat het online."),
        required=required,
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "max_length": TOO_LONG,
            "required": gettext_lazy("Schrijf uit wat er gezegd wordt."),
        },
    )


class MaterialForm(KeyedForm):
    """One thing at a time: a document, a link, or a recording."""

    title = NameField(
        label=gettext_lazy("Titel"),
        max_length=160,
        error_messages={"required": gettext_lazy("Geef het een titel."), "max_length": TOO_LONG},
    )
    document = forms.FileField(
        label=gettext_lazy("Document"),
        help_text=gettext_lazy("PDF, DOCX of ODT, hoogstens 20 MB."),
        required=False,
    )
    recording = forms.FileField(
        label=gettext_lazy("Film of geluid"),
        help_text=gettext_lazy("MP3, M4A, OGG, MP4 of WebM, hoogstens 300 MB."),
        required=False,
    )
    url = forms.URLField(
        label=gettext_lazy("Of een link"),
        max_length=500,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": gettext_lazy("Dit is geen link. Begin met https://.")},
    )
    transcript = transcript_field(required=False)
    is_before = forms.BooleanField(
        label=gettext_lazy("Dit is om je voor te bereiden"), required=False
    )
    is_podcast = forms.BooleanField(
        label=gettext_lazy("Dit geluid hoort bij de podcast"), required=False
    )

    def clean(self) -> dict[str, Any]:
        """Ask for one thing, not none and not two."""
        data = super().clean() or self.cleaned_data
        given = [name for name in ("document", "recording", "url") if data.get(name)]
        if len(given) != 1 and not self.errors:
            self.add_error(
                "document", _("Kies één ding: een document, film of geluid, of een link.")
            )
        return data

    def brought(self) -> Brought:
        """Give it as the service takes it."""
        names = ("title", "url", "document", "recording", "transcript", "is_before", "is_podcast")
        return Brought(**{name: self.cleaned_data[name] for name in names})


class WordsForm(forms.Form):
    """The words of a recording that waits for them."""

    use_required_attribute = False

    transcript = transcript_field(required=True)
