"""Mails about dilemmas: they know no placeholder, so that none can tell who asked what."""

from django.utils.translation import gettext_lazy as _

from alliantie.mail_texts.registry import MailText, register
from alliantie.mail_texts.words import NOTHING

MAILS = (
    MailText(
        "dilemma_follow_up",
        label=_("Hoe ging het verder?"),
        subject=_("Wil je ons iets vertellen?"),
        opening=_(
            "Beste lezer,\n\n"
            "Een tijd geleden vroeg je iets aan het netwerk. We zijn benieuwd hoe het verder "
            "ging. Vertel het hier, in een paar zinnen:"
        ),
        closing=NOTHING,
    ),
    MailText(
        "dilemma_news",
        label=_("Er is nieuws, aan het adres van het account"),
        subject=_("Er is nieuws voor je"),
        opening=_("Beste lezer,\n\nEr is nieuws voor je op je werkplek. Log in om het te lezen:"),
        closing=NOTHING,
    ),
    MailText(
        "dilemma_news_elsewhere",
        label=_("Er is nieuws, aan een ander adres"),
        subject=_("Er is nieuws voor je"),
        opening=_("Beste lezer,\n\nEr is nieuws voor je. Log in om het te lezen:"),
        closing=NOTHING,
    ),
)

register(_("Dilemma's"), MAILS)
