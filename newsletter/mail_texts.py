"""The weekly mail."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from alliantie.mail_texts.registry import Context, MailText, Placeholder, register
from alliantie.mail_texts.words import NAME, SIGNED

WEEK = {
    "first": _("Samen zoeken in oude besluiten"),
    "others": 3,
    "since": "7 januari",
    "until": "13 januari",
    "parts": [
        {
            "title": _("Praktijkvoorbeelden"),
            "lines": [{"title": _("Samen zoeken in oude besluiten"), "note": "", "url": "/"}],
        }
    ],
    "left_out": 2,
    "site_link": "/",
    "settings_url": "/",
    "follows_url": "/",
    "stop_url": "/",
}


def _news(context: Context) -> str:
    first, others = str(context.get("first", "")), context.get("others")
    if not others:
        return first
    more = ngettext("en nog 1 nieuw ding", "en nog %d nieuwe dingen", others)
    return f"{first} {more % others if others > 1 else more}"


NEWS = Placeholder("nieuws", _("het eerste nieuws en hoeveel er nog meer is"), value=_news)
SINCE = Placeholder("vanaf", _("eerste dag van de week"), "since")
UNTIL = Placeholder("tot", _("laatste dag van de week"), "until")
MAILS = (
    MailText(
        "weekly",
        label=_("Weekmail"),
        subject=_("{nieuws}"),
        opening=_("Dag {naam},\n\nDit is er nieuw voor jou, van {vanaf} tot en met {tot}."),
        closing=SIGNED,
        placeholders=(NEWS, NAME, SINCE, UNTIL),
        sample=WEEK,
    ),
)

register(_("Weekmail"), MAILS)
