"""Mails about two accounts of one person."""

from django.utils.translation import gettext_lazy as _

from alliantie.mail_texts.registry import MailText, register
from alliantie.mail_texts.words import NAME, REGARDS_SITE

MAILS = (
    MailText(
        "account/claim_asked",
        label=_("Iemand zegt dat dit ook een eigen account is"),
        subject=_("Zijn dit allebei jouw accounts?"),
        opening=_(
            "Dag {naam},\n\n"
            "Iemand, misschien jij, vroeg om dit account te laten opgaan in een ander account."
        ),
        closing=REGARDS_SITE,
        placeholders=(NAME,),
    ),
    MailText(
        "account/claim_declined",
        label=_("Accounts worden niet samengevoegd"),
        subject=_("Je accounts worden niet samengevoegd"),
        opening=_(
            "Dag {naam},\n\n"
            "Je vroeg om twee accounts samen te voegen. Dat kan niet. Beide accounts blijven zoals ze "
            "zijn."
        ),
        closing=REGARDS_SITE,
        placeholders=(NAME,),
    ),
    MailText(
        "account/merged",
        label=_("Accounts zijn samengevoegd"),
        subject=_("Je accounts zijn samengevoegd"),
        opening=_("Dag {naam},\n\nJe twee accounts zijn samengevoegd."),
        closing=REGARDS_SITE,
        placeholders=(NAME,),
    ),
    MailText(
        "account/merge_undone",
        label=_("Samenvoegen van accounts is ongedaan gemaakt"),
        subject=_("Je accounts zijn weer los van elkaar"),
        opening=_("Dag {naam},\n\nHet samenvoegen van je accounts is ongedaan gemaakt."),
        closing=REGARDS_SITE,
        placeholders=(NAME,),
    ),
)

register(_("Accounts en inloggen"), MAILS)
