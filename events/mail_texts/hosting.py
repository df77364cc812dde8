"""Mails to who organises a meeting."""

from django.utils.translation import gettext_lazy as _

from alliantie.mail_texts.registry import MailText, Placeholder, register
from alliantie.mail_texts.words import NAME, ORGANISATION, SIGNED, TITLE

DUE = Placeholder("datum", _("dag waarop je uiterlijk iets hoort"), "due")
MAILS = (
    MailText(
        "event_received",
        label=_("Ontvangen"),
        subject=_("Ontvangen: {titel}"),
        opening=_(
            "Dag {naam},\n\n"
            "Dank je wel. Je bijeenkomst “{titel}” is bij de redactie. Je hoort het uiterlijk "
            "{datum}."
        ),
        closing=SIGNED,
        placeholders=(TITLE, NAME, DUE),
    ),
    MailText(
        "event_published",
        label=_("Online"),
        subject=_("Online: {titel}"),
        opening=_("Dag {naam},"),
        closing=SIGNED,
        placeholders=(TITLE, NAME),
    ),
    MailText(
        "event_changes",
        label=_("Vraag of suggestie van de redactie"),
        subject=_("Jij bent aan zet: {titel}"),
        opening=_(
            "Dag {naam},\n\n"
            "De redactie heeft je bijeenkomst “{titel}” gelezen en heeft een vraag of suggestie:"
        ),
        closing=SIGNED,
        placeholders=(TITLE, NAME),
    ),
    MailText(
        "event_refused",
        label=_("Niet geplaatst"),
        subject=_("Niet geplaatst: {titel}"),
        opening=_(
            "Dag {naam},\n\nDe redactie plaatst je bijeenkomst “{titel}” niet. Dit is waarom:"
        ),
        closing=SIGNED,
        placeholders=(TITLE, NAME),
    ),
    MailText(
        "event_offline",
        label=_("Van de site gehaald"),
        subject=_("Niet meer online: {titel}"),
        opening=_(
            "Dag {naam},\n\n"
            "De redactie heeft je bijeenkomst “{titel}” van de site gehaald. Dit is waarom:"
        ),
        closing=SIGNED,
        placeholders=(TITLE, NAME),
    ),
    MailText(
        "event_left_alone",
        label=_("Bijeenkomst zonder organisator"),
        subject=_("Een bijeenkomst zonder organisator: {titel}"),
        opening=_(
            "Hallo,\n\n"
            "Wie “{titel}” organiseerde, heeft het account laten wissen. Niemand anders "
            "organiseert deze bijeenkomst.\n\n"
            "Zoek een nieuwe organisator, of zeg de bijeenkomst af:"
        ),
        closing=SIGNED,
        placeholders=(TITLE,),
    ),
    MailText(
        "event_co_host",
        label=_("Organiseert een organisatie mee?"),
        subject=_("Organiseert {organisatie} mee?"),
        opening=_("Dag {naam},"),
        closing=SIGNED,
        placeholders=(ORGANISATION, NAME),
    ),
)

register(_("Bijeenkomsten: organiseren"), MAILS)
