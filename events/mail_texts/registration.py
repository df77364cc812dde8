"""Mails to who comes to a meeting."""

from django.utils.translation import gettext_lazy as _

from alliantie.mail_texts.registry import Context, MailText, Placeholder, register
from alliantie.mail_texts.words import CODE, NAME, NOTHING, SIGNED, TITLE

WHEN = {"week": _("Over een week"), "day": _("Morgen")}
MEETING = {
    "times": ["donderdag 14 januari 2027, 14:00 tot 16:00 uur"],
    "place": _("Stadhuis, Kade 1"),
    "is_online": True,
}


def _when(context: Context) -> str:
    return str(WHEN.get(str(context.get("reminder")), _("Over een uur")))


UNTIL = Placeholder("tot", _("tot wanneer de plek wordt vastgehouden"), "until")
MOMENT = Placeholder("wanneer", _("over een week, morgen of over een uur"), value=_when)
A_MEETING = Placeholder("titel", _("titel"), "title", _("een bijeenkomst"))
GIVER = Placeholder("gever", _("naam van wie de plek geeft"), "name")
SUBJECT = Placeholder("onderwerp", _("waar het over gaat"), "subject")
MAILS = (
    MailText(
        "event_confirmed",
        label=_("Aangemeld"),
        subject=_("Je bent aangemeld: {titel}"),
        opening=_("Dag {naam},\n\nJe hebt een plek bij “{titel}”."),
        closing=SIGNED,
        placeholders=(TITLE, NAME),
        sample=MEETING,
    ),
    MailText(
        "event_waiting",
        label=_("Op de wachtlijst"),
        subject=_("Je staat op de wachtlijst: {titel}"),
        opening=_(
            "Dag {naam},\n\n"
            "“{titel}” is vol. Je staat op de wachtlijst. Komt er een plek vrij, dan is de "
            "eerste op de lijst aan de beurt. Ben jij dat, dan krijg je een mail."
        ),
        closing=SIGNED,
        placeholders=(TITLE, NAME),
        sample=MEETING,
    ),
    MailText(
        "event_offered",
        label=_("Er is een plek vrij"),
        subject=_("Er is een plek voor je: {titel}"),
        opening=_(
            "Dag {naam},\n\n"
            "Er is een plek vrij bij “{titel}”, en jij bent aan de beurt. We houden hem voor je "
            "vast tot {tot}. Daarna gaat hij naar de volgende op de wachtlijst."
        ),
        closing=SIGNED,
        placeholders=(TITLE, NAME, UNTIL),
        sample=MEETING,
    ),
    MailText(
        "event_expired",
        label=_("De plek is doorgegeven"),
        subject=_("De plek is doorgegeven: {titel}"),
        opening=_(
            "Dag {naam},\n\n"
            "We hielden een plek voor je vast bij “{titel}”. De tijd om hem te nemen is om, en "
            "de plek ging naar de volgende op de wachtlijst. Je staat nu niet meer op de lijst."
        ),
        closing=SIGNED,
        placeholders=(TITLE, NAME),
    ),
    MailText(
        "event_no_seat",
        label=_("Er kwam geen plek vrij"),
        subject=_("Er kwam geen plek vrij: {titel}"),
        opening=_(
            "Dag {naam},\n\n"
            "Je stond op de wachtlijst voor “{titel}”. De bijeenkomst is nu begonnen en er kwam "
            "geen plek vrij. Jammer, graag een volgende keer."
        ),
        closing=SIGNED,
        placeholders=(TITLE, NAME),
    ),
    MailText(
        "event_reminder",
        label=_("Herinnering"),
        subject=_("{wanneer}: {titel}"),
        opening=_("Dag {naam},\n\nJe hebt een plek bij “{titel}”."),
        closing=SIGNED,
        placeholders=(MOMENT, TITLE, NAME),
        sample={**MEETING, "reminder": "day", "prepare": _("Neem een eigen besluit mee.")},
    ),
    MailText(
        "event_changed",
        label=_("Er is iets veranderd"),
        subject=_("Veranderd: {titel}"),
        opening=_("Dag {naam},"),
        closing=SIGNED,
        placeholders=(TITLE, NAME),
        sample={**MEETING, "changes": [_("Waar: eerst zaal 1, nu zaal 2")], "has_seat": True},
    ),
    MailText(
        "event_called_off",
        label=_("Gaat niet door"),
        subject=_("Gaat niet door: {titel}"),
        opening=_("Dag {naam},"),
        closing=SIGNED,
        placeholders=(A_MEETING, NAME),
        sample={**MEETING},
    ),
    MailText(
        "event_signed_off",
        label=_("Afgemeld"),
        subject=_("Je bent afgemeld: {titel}"),
        opening=_("Dag {naam},"),
        closing=SIGNED,
        placeholders=(A_MEETING, NAME),
    ),
    MailText(
        "event_link",
        label=_("Nieuwe persoonlijke link"),
        subject=_("Je nieuwe link: {titel}"),
        opening=_("Dag {naam},\n\nDit is je nieuwe persoonlijke link voor “{titel}”."),
        closing=SIGNED,
        placeholders=(TITLE, NAME),
        sample=MEETING,
    ),
    MailText(
        "event_transfer",
        label=_("Plek aan een ander gegeven"),
        subject=_("Wil jij naar deze bijeenkomst?"),
        opening=_(
            "Dag,\n\n"
            "{gever} kan niet naar “{titel}” en wil de plek aan jou geven. Neem de plek hier:"
        ),
        closing=SIGNED,
        placeholders=(GIVER, TITLE),
    ),
    MailText(
        "event_guest_code",
        label=_("Code voor een gast"),
        subject=_("Je code voor de bijeenkomst: {code}"),
        opening=_(
            "Hallo,\n\n"
            "Je wilt je aanmelden voor “{titel}”. Typ deze code op de pagina waar je je aanmeldt:"
        ),
        closing=SIGNED,
        placeholders=(CODE, TITLE),
    ),
    MailText(
        "event_guest_known",
        label=_("Gast staat al op de lijst"),
        subject=_("Je staat al op de lijst van de bijeenkomst"),
        opening=_(
            "Hallo,\n\n"
            "Je wilt je aanmelden voor “{titel}”. Dat heb je al gedaan. Hier zie je hoe het "
            "ermee staat:"
        ),
        closing=SIGNED,
        placeholders=(TITLE,),
    ),
    MailText(
        "event_host_mail",
        label=_("Mail van de organisator"),
        subject=_("{onderwerp}"),
        opening="",
        closing=NOTHING,
        placeholders=(SUBJECT,),
    ),
)

register(_("Bijeenkomsten: meedoen"), MAILS)
