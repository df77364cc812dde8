"""Give back what somebody typed when we cannot take it: nothing typed is ever lost."""

import re
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SECRET = re.compile(
    r"(^|[-_])(\w*passw\w*|wachtwoord\w*|csrf\w*|token|code|otp|secret|credential|sleutel|key)($|[-_\d])",
    re.IGNORECASE,
)
NOT_TYPED = re.compile(r"[\d\s.,:/-]*|[0-9a-f-]{32,36}|on|true|false", re.IGNORECASE)
HIDDEN = frozenset({"next", "action", "revision", "state", "page", "pagina"})
LABELS = {
    "title": gettext_lazy("Titel"),
    "summary": gettext_lazy("Samenvatting"),
    "email": gettext_lazy("E-mailadres"),
    "login": gettext_lazy("E-mailadres"),
    "first_name": gettext_lazy("Voornaam"),
    "last_name": gettext_lazy("Achternaam"),
    "message": gettext_lazy("Bericht"),
    "question": gettext_lazy("Vraag"),
    "comment": gettext_lazy("Opmerking"),
    "problem": gettext_lazy("Wat was het probleem?"),
    "what_we_did": gettext_lazy("Wat heb je gedaan?"),
}
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
SHORT = 80


@dataclass(frozen=True)
class TypedText:
    """One text to copy."""

    label: str
    text: str
    is_long: bool


def typed_texts(request: HttpRequest) -> list[TypedText]:
    """List the texts of the form that was sent; never passwords, codes or keys."""
    found: list[TypedText] = []
    for name, values in request.POST.lists():
        if SECRET.search(name) or name in HIDDEN:
            continue
        for value in values:
            text = CONTROL.sub("", value).strip()
            if text and not NOT_TYPED.fullmatch(text):
                label = LABELS.get(name.rpartition("-")[2])
                shown = str(label) if label else _("Tekst %(number)d") % {"number": len(found) + 1}
                found.append(TypedText(shown, text, len(text) > SHORT or "\n" in text))
    return found
