"""The mails of the frame itself: work that is handed over, and asking whether things still hold."""

from django.utils.translation import gettext_lazy as _

from .registry import MailText, Placeholder, register
from .words import NAME, REGARDS, SIGNED

KIND = Placeholder("soort", _("het soort werk"), "kind")
GIVER = Placeholder("collega", _("naam van wie het doorgeeft"), "by", _("Een collega"))
MAILS = (
    MailText(
        "work_handed",
        label=_("Werk dat een collega doorgeeft"),
        subject=_("Werk voor jou: {soort}"),
        opening=_("Dag {naam},\n\n{collega} gaf werk aan je door: {soort}."),
        closing=SIGNED,
        placeholders=(KIND, NAME, GIVER),
        sample={"kind": _("Praktijkvoorbeeld beoordelen"), "by": "Sam de Vries"},
    ),
    MailText(
        "review",
        label=_("Klopt dit nog?"),
        subject=_("Klopt dit nog?"),
        opening=_("Dag {naam},\n\nJij kunt zien of dit nog klopt:"),
        closing=REGARDS,
        placeholders=(NAME,),
        sample={
            "lines": [
                {
                    "kind": _("Praktijkvoorbeeld"),
                    "title": _("Samen zoeken in oude besluiten"),
                    "note": _("Laatst bevestigd op 14 januari 2025."),
                }
            ]
        },
    ),
)

register(_("Redactie en onderhoud"), MAILS)
