"""Mails about reports: to who reported, and to who made what was reported."""

from django.utils.translation import gettext_lazy as _

from alliantie.mail_texts.registry import Context, MailText, Placeholder, register
from alliantie.mail_texts.words import NAME, SIGNED, TITLE


def _what(context: Context) -> str:
    if context.get("appeal"):
        return str(_("Je bezwaar: wat we besloten"))
    if context.get("hidden"):
        return str(_("We hebben iets van je verborgen"))
    return str(_("Iets van je is gemeld en blijft staan"))


WHAT = Placeholder("besluit", _("wat er besloten is, in een paar woorden"), value=_what)
KIND = Placeholder("soort", _("wat het is, bijvoorbeeld een praktijkvoorbeeld"), "kind")
DAY = Placeholder("datum", _("dag van de melding"), "day")
MAILS = (
    MailText(
        "report_answer",
        label=_("Antwoord aan wie iets meldde"),
        subject=_("Je melding: wat we besloten"),
        opening=_("Dag,\n\nOp {datum} meldde je iets bij ons. Het ging over: {soort}."),
        closing=SIGNED,
        placeholders=(DAY, KIND),
        sample={"kind": _("praktijkvoorbeeld"), "day": "14 januari 2027", "hidden": "1"},
    ),
    MailText(
        "report_author",
        label=_("Besluit over iets dat gemeld is, aan de schrijver"),
        subject=_("{besluit}"),
        opening=_("Dag {naam},\n\nHet gaat over: {soort} “{titel}”."),
        closing=SIGNED,
        placeholders=(WHAT, NAME, KIND, TITLE),
        sample={"kind": _("praktijkvoorbeeld"), "hidden": "1"},
    ),
)

register(_("Meldingen"), MAILS)
