"""Mails about use cases."""

from django.utils.translation import gettext_lazy as _

from alliantie.mail_texts.registry import Context, MailText, Placeholder, register
from alliantie.mail_texts.words import NAME, SIGNED, TITLE


def _stand(context: Context) -> str:
    return str(_("Goedgekeurd") if context.get("planned") else _("Online"))


STAND = Placeholder("stand", _("goedgekeurd of online"), value=_stand)
FILE = Placeholder("bestand", _("naam van het bestand"), "file")
ASKER = Placeholder("vrager", _("naam van wie vraagt"), "name")
DUE = Placeholder("datum", _("dag waarop je uiterlijk iets hoort"), "due")
MAILS = (
    MailText(
        "case_answer",
        label=_("Antwoord van de auteur"),
        subject=_("Antwoord op je vraag"),
        opening=_("Je vroeg iets over het praktijkvoorbeeld “{titel}”:"),
        closing=SIGNED,
        placeholders=(TITLE,),
    ),
    MailText(
        "case_offline",
        label=_("Van de site gehaald"),
        subject=_("Niet meer online: {titel}"),
        opening=_("Dag {naam},\n\nDe redactie haalde “{titel}” van de site. Dit is de reden:"),
        closing=SIGNED,
        placeholders=(TITLE, NAME),
    ),
    MailText(
        "case_published",
        label=_("Goedgekeurd of online"),
        subject=_("{stand}: {titel}"),
        opening=_("Dag {naam},"),
        closing=SIGNED,
        placeholders=(STAND, TITLE, NAME),
        sample={"planned": ""},
    ),
    MailText(
        "file_better",
        label=_("Vraag om een toegankelijk bestand"),
        subject=_("Kun je een beter bestand maken? {titel}"),
        opening=_(
            "Dag {naam},\n\n"
            "Bij je praktijkvoorbeeld “{titel}” zit “{bestand}”. Niet iedereen kan dat bestand lezen:"
        ),
        closing=SIGNED,
        placeholders=(TITLE, NAME, FILE),
    ),
    MailText(
        "case_question",
        label=_("Vraag aan de auteur"),
        subject=_("Iemand heeft een vraag over je praktijkvoorbeeld"),
        opening=_("Beste auteur,\n\n{vrager} las je praktijkvoorbeeld “{titel}” en vraagt:"),
        closing=SIGNED,
        placeholders=(ASKER, TITLE),
    ),
    MailText(
        "case_question_reminder",
        label=_("Herinnering aan een vraag"),
        subject=_("Er wacht nog een vraag over je praktijkvoorbeeld"),
        opening=_("Beste auteur,\n\nEen tijdje geleden vroeg {vrager} je iets over “{titel}”:"),
        closing=SIGNED,
        placeholders=(ASKER, TITLE),
    ),
    MailText(
        "case_received",
        label=_("Ontvangen"),
        subject=_("Ontvangen: {titel}"),
        opening=_(
            "Dag {naam},\n\n"
            "Dank je wel. “{titel}” is bij de redactie. Je hoort het uiterlijk {datum}."
        ),
        closing=SIGNED,
        placeholders=(TITLE, NAME, DUE),
    ),
    MailText(
        "case_refused",
        label=_("Niet geplaatst"),
        subject=_("Niet geplaatst: {titel}"),
        opening=_("Dag {naam},\n\nDe redactie plaatst “{titel}” niet. Dit is waarom:"),
        closing=SIGNED,
        placeholders=(TITLE, NAME),
    ),
    MailText(
        "case_remarks",
        label=_("Vraag of suggestie van de redactie"),
        subject=_("Jij bent aan zet: {titel}"),
        opening=_(
            "Dag {naam},\n\nDe redactie heeft “{titel}” gelezen en heeft een vraag of suggestie."
        ),
        closing=SIGNED,
        placeholders=(TITLE, NAME),
        sample={"fields": 2},
    ),
)

register(_("Praktijkvoorbeelden"), MAILS)
