"""The mails of the frame itself: handed over work, what still holds, and the contact form."""

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

SUBJECT = Placeholder("onderwerp", _("waar het over gaat"), "subject")
SENDER = Placeholder("afzender", _("naam van wie het schreef"), "name")
CONTACT = (
    MailText(
        "contact_message",
        label=_("Bericht van het contactformulier"),
        subject=_("Bericht via de site: {onderwerp}"),
        opening=_("Dag,\n\n{afzender} schreef dit via het contactformulier:"),
        closing=SIGNED,
        placeholders=(SUBJECT, SENDER),
        sample={
            "name": "Noor Bakker",
            "email": "noor@example.org",
            "subject": _("Meedoen als gemeente"),
            "text": _("Kunnen wij als kleine gemeente ook meedoen?"),
        },
    ),
    MailText(
        "contact_copy",
        label=_("Kopie van een bericht van het contactformulier"),
        subject=_("Je bericht aan ons: {onderwerp}"),
        opening=_(
            "Dag {naam},\n\nWe kregen je bericht en antwoorden zo snel we kunnen. Je schreef:"
        ),
        closing=REGARDS,
        placeholders=(SUBJECT, NAME),
        sample={
            "subject": _("Meedoen als gemeente"),
            "text": _("Kunnen wij als kleine gemeente ook meedoen?"),
        },
    ),
)

register(_("Redactie en onderhoud"), MAILS)
register(_("Contact"), CONTACT)
