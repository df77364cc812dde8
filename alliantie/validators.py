"""What a name, a title or an address may not hold: hidden characters, and addresses that run something."""

import re
import unicodedata
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

DIRECTION_CHARACTERS = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
INVISIBLE = frozenset("\u00ad\u115f\u1160\u180e\u200b\u200c\u200d\u2060\u2800\u3164\ufeff\uffa0")


def validate_plain_name(value: str) -> None:
    """Refuse a name, tag or title that shows otherwise than it is stored, or shows nothing."""
    if any(unicodedata.category(letter) == "Cc" for letter in value):
        raise ValidationError(_("Hier staan onzichtbare stuurtekens in. Typ de tekst opnieuw."))
    if DIRECTION_CHARACTERS.intersection(value):
        raise ValidationError(
            _("Hier staan tekens in die de leesrichting omkeren. Typ de tekst opnieuw.")
        )
    if value and not any(not letter.isspace() and letter not in INVISIBLE for letter in value):
        raise ValidationError(_("Vul hier iets leesbaars in."))


class NameField(forms.CharField):
    """One line of text that shows what it holds: NFC, single spaces, no hidden characters."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.validators.append(validate_plain_name)

    def to_python(self, value: Any) -> str:
        """Fold white space on both ends and in between, but leave control characters to be refused."""
        text = unicodedata.normalize("NFC", super().to_python(value) or "")
        return " ".join(part for part in text.split(" ") if part)


# The same that a link in a text may be; a page, a site or a mail address.
ADDRESS = re.compile(r"(?:https?://|mailto:|/(?!/))\S+|/", re.IGNORECASE)


def site_of(address: str) -> str:
    """Give whose site an address leads to, as people know it; nothing of what cannot be read."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:  # half a bracket, or a letter that becomes a slash
        return ""


def is_safe_address(value: str) -> bool:
    """Say whether a link may lead there: no script, no site dressed up as a page of ours."""
    if ADDRESS.fullmatch(value) is None or "\\" in value:
        return False
    return not value.lower().startswith("http") or bool(site_of(value))


def validate_address(value: str) -> None:
    """Refuse an address that is none, or that would run something."""
    if not is_safe_address(value):
        raise ValidationError(
            _(
                "Een adres begint met https://, mailto: of / en heeft geen spaties. Kopieer het uit je browser."
            )
        )
