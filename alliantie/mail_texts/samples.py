"""What examples of mails are filled with: made-up people and things, as JSON can hold them."""

from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from .registry import MailText

LINKS = ("link", "url", "page", "page_url", "own_page", "password_reset_url", "signup_url", "stop")


def sample_of(mail: MailText) -> dict[str, Any]:
    """Give everything an example of this mail needs."""
    link = f"{settings.SITE_URL.rstrip('/')}/mijn/"
    return {**_words(), **dict.fromkeys(LINKS, link), **_plain(dict(mail.sample))}


def _words() -> dict[str, Any]:
    title = _("Samen zoeken in oude besluiten")
    return {
        **dict.fromkeys(("title", "meeting", "subject"), title),
        **dict.fromkeys(("organisation", "host"), "Gemeente Voorbeeld"),
        "name": "Noor",
        "inviter": "Sam de Vries",
        "series": _("Werkplaats openbaarheid"),
        "number": 3,
        "other": 5,
        "text": _("Hoe hebben jullie dit aangepakt?"),
        "question": _("Hoe lang duurde het bij jullie?"),
        "answer": _("Drie maanden. Begin klein."),
        "remark": _("Kun je een voorbeeld geven bij de tweede stap?"),
        "reason": _("De zaal wordt verbouwd."),
        "sentence": _("Je mail had geen tekst."),
        "code": "ABC-DEF",
        **dict.fromkeys(("due", "until", "since", "first"), "14 januari 2027"),
        "last": "31 december 2027",
    }


def _plain(value: Any) -> Any:
    """Write translated words out, however deep they stand."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return str(value) if isinstance(value, Promise) else value
