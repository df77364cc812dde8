"""Mails about conversations."""

from django.utils.translation import gettext_lazy as _

from alliantie.mail_texts.registry import MailText, Placeholder, register
from alliantie.mail_texts.words import SIGNED_SITE

SUBJECT = Placeholder("onderwerp", _("waar het over gaat"), "subject")
SENDER = Placeholder("afzender", _("naam van wie schrijft"), "name", _("Iemand"))
WORKDAYS = Placeholder("werkdagen", _("aantal werkdagen"), "text")
MAILS = (
    MailText(
        "conversation_message",
        label=_("Bericht in een gesprek"),
        subject=_("Bericht over: {onderwerp}"),
        opening=_("{afzender} schrijft je via Alliantie Open Overheid:"),
        closing=SIGNED_SITE,
        placeholders=(SUBJECT, SENDER),
    ),
    MailText(
        "conversation_other",
        label=_("Nog geen antwoord: vraag een ander"),
        subject=_("Nog geen antwoord: {onderwerp}"),
        opening=_("Op je vraag over “{onderwerp}” is na {werkdagen} werkdagen nog geen antwoord."),
        closing=SIGNED_SITE,
        placeholders=(SUBJECT, WORKDAYS),
        sample={"text": 10},
    ),
    MailText(
        "conversation_publish",
        label=_("Mag het antwoord op de site?"),
        subject=_("Mag dit antwoord op de site? {onderwerp}"),
        opening=_(
            "In jullie gesprek over “{onderwerp}” wil de ander het antwoord op de site zetten, "
            "zonder de naam van wie vroeg."
        ),
        closing=SIGNED_SITE,
        placeholders=(SUBJECT,),
    ),
    MailText(
        "conversation_refused",
        label=_("Antwoord per mail niet doorgegeven"),
        subject=_("Je antwoord is niet doorgegeven: {onderwerp}"),
        opening=_(
            "Je mailde een antwoord in het gesprek over “{onderwerp}”. We gaven het niet door."
        ),
        closing=SIGNED_SITE,
        placeholders=(SUBJECT,),
    ),
    MailText(
        "conversation_reminder",
        label=_("Herinnering: iemand wacht op antwoord"),
        subject=_("Iemand wacht op je antwoord: {onderwerp}"),
        opening=_(
            "Vijf werkdagen geleden kreeg je een vraag over “{onderwerp}”. Er is nog geen antwoord."
        ),
        closing=SIGNED_SITE,
        placeholders=(SUBJECT,),
    ),
    MailText(
        "conversation_share",
        label=_("Adressen uitwisselen?"),
        subject=_("Adressen uitwisselen? {onderwerp}"),
        opening=_("In jullie gesprek over “{onderwerp}” wil de ander adressen uitwisselen."),
        closing=SIGNED_SITE,
        placeholders=(SUBJECT,),
    ),
)

register(_("Gesprekken"), MAILS)
