"""What a site admin fills in for one kind of mail."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .registry import MailText, Part
from .wording import WordingError, check_wording

ROWS = {Part.OPENING: 8, Part.CLOSING: 4}


class WordingForm(forms.Form):
    """The three parts of a mail; each refuses a placeholder that this mail does not know."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
    subject = forms.CharField(label=Part.SUBJECT.label, strip=True, required=False)
    opening = forms.CharField(
        label=Part.OPENING.label,
        help_text=_("Staat bovenaan. Een lege regel begint een nieuwe alinea."),
        required=False,
        widget=forms.Textarea(attrs={"rows": ROWS[Part.OPENING]}),
    )
    closing = forms.CharField(
        label=Part.CLOSING.label,
        help_text=_("Staat onderaan: de groet en wie de mail stuurt."),
        required=False,
        widget=forms.Textarea(attrs={"rows": ROWS[Part.CLOSING]}),
    )

    def __init__(self, *args: Any, mail: MailText, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mail = mail

    def clean(self) -> dict[str, Any]:
        """Ask the rules of each part, and say what is wrong beside it."""
        given: dict[str, Any] = super().clean() or {}
        for part in Part:
            text = given.get(part, "").replace("\r\n", "\n").strip()
            given[part] = text
            try:
                check_wording(text, part=part, names=self.mail.names)
            except WordingError as error:
                self.add_error(part, error.sentence)
        return given

    @property
    def texts(self) -> dict[str, str]:
        """Give the three parts."""
        return {str(part): self.cleaned_data[part] for part in Part}
