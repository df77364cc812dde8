"""Mails to ambassadors."""

from django.utils.translation import gettext_lazy as _

from alliantie.mail_texts.registry import MailText, Placeholder, register
from alliantie.mail_texts.words import NAME, SIGNED

LAST_DAY = Placeholder("laatste_dag", _("laatste dag als ambassadeur"), "last")
MAILS = (
    MailText(
        "ambassador_appointed",
        label=_("Benoemd als ambassadeur"),
        subject=_("Je bent ambassadeur van de Alliantie Open Overheid"),
        opening=_("Dag {naam},"),
        closing=SIGNED,
        placeholders=(NAME,),
        sample={"themes": ["Actief openbaar maken"]},
    ),
    MailText(
        "ambassador_renewal",
        label=_("Wil je verder als ambassadeur?"),
        subject=_("Wil je verder als ambassadeur?"),
        opening=_("Dag {naam},"),
        closing=SIGNED,
        placeholders=(NAME,),
        sample={"themes": ["Actief openbaar maken"]},
    ),
    MailText(
        "ambassador_renewed",
        label=_("Verlengd als ambassadeur"),
        subject=_("Je blijft ambassadeur tot en met {laatste_dag}"),
        opening=_("Dag {naam},"),
        closing=SIGNED,
        placeholders=(LAST_DAY, NAME),
        sample={"themes": ["Actief openbaar maken"]},
    ),
)

register(_("Ambassadeurs"), MAILS)
