"""Mails about who publishes at once."""

from django.utils.translation import gettext_lazy as _

from alliantie.mail_texts.registry import MailText, register
from alliantie.mail_texts.words import NAME, SIGNED

MAILS = (
    MailText(
        "trust_given",
        label=_("Voortaan meteen publiceren"),
        subject=_("Je publiceert voortaan meteen"),
        opening=_(
            "Dag {naam},\n\n"
            "Wat je instuurt staat voortaan meteen online. De redactie kijkt het achteraf na. Een "
            "dilemma gaat altijd eerst langs een moderator, voor de veiligheid van wie erin voorkomt."
        ),
        closing=SIGNED,
        placeholders=(NAME,),
    ),
    MailText(
        "trust_withdrawn",
        label=_("Niet meer meteen publiceren"),
        subject=_("De redactie leest weer eerst mee"),
        opening=_(
            "Dag {naam},\n\n"
            "Wat je instuurt leest de redactie weer eerst, voordat het online gaat. Dit is de reden:"
        ),
        closing=SIGNED,
        placeholders=(NAME,),
    ),
)

register(_("Meteen publiceren"), MAILS)
