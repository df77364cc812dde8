"""Mails about a lost second factor, and to the first administrator of a site."""

from django.utils.translation import gettext_lazy as _

from alliantie.mail_texts.registry import MailText, register
from alliantie.mail_texts.words import NAME, REGARDS_SITE

MAILS = (
    MailText(
        "account/factor_reset_asked",
        label=_("Iemand vraagt om je tweede stap weg te halen"),
        subject=_("Iemand vraagt om je tweede stap weg te halen"),
        opening=_(
            "Dag {naam},\n\n"
            "Een beheerder vraagt om de tweede stap van je account weg te halen, omdat je niet meer "
            "kunt inloggen. Een andere beheerder moet dit nog bevestigen."
        ),
        closing=REGARDS_SITE,
        placeholders=(NAME,),
    ),
    MailText(
        "account/factor_reset_done",
        label=_("Je tweede stap is weggehaald"),
        subject=_("Je tweede stap is weggehaald"),
        opening=_("Dag {naam},\n\nDe tweede stap van je account is weggehaald."),
        closing=REGARDS_SITE,
        placeholders=(NAME,),
    ),
    MailText(
        "account/first_administrator",
        label=_("Eerste beheerder van de site"),
        subject=_("Je beheert de site van de Alliantie Open Overheid"),
        opening=_("Dag,\n\nDe site staat klaar en jij bent de beheerder."),
        closing=REGARDS_SITE,
    ),
)

register(_("Accounts en inloggen"), MAILS)
