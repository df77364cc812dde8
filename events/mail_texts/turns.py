"""Mails about hosting in turn."""

from django.utils.translation import gettext_lazy as _

from alliantie.mail_texts.registry import MailText, Placeholder, register
from alliantie.mail_texts.words import NAME, ORGANISATION, SIGNED

NUMBER = Placeholder("nummer", _("het hoeveelste van de reeks"), "number")
SERIES = Placeholder("reeks", _("naam van de reeks"), "series")
OTHER_NUMBER = Placeholder("ander_nummer", _("het nummer van de ander"), "other")
MAILS = (
    MailText(
        "turn_accepted",
        label=_("Gastheer zegt ja"),
        subject=_("{organisatie} is gastheer van nummer {nummer}"),
        opening=_("Dag {naam},"),
        closing=SIGNED,
        placeholders=(ORGANISATION, NUMBER, NAME),
    ),
    MailText(
        "turn_asked",
        label=_("Vraag om gastheer te zijn"),
        subject=_("Zijn jullie gastheer van {reeks}?"),
        opening=_("Dag {naam},"),
        closing=SIGNED,
        placeholders=(SERIES, NAME),
        sample={"day": "14 januari 2027"},
    ),
    MailText(
        "turn_declined",
        label=_("Gastheer kan niet"),
        subject=_("{organisatie} kan geen gastheer zijn"),
        opening=_(
            "Dag {naam},\n\n"
            "{organisatie} kan geen gastheer zijn van nummer {nummer} van {reeks}. De reden:"
        ),
        closing=SIGNED,
        placeholders=(ORGANISATION, NAME, NUMBER, SERIES),
    ),
    MailText(
        "turn_swap_asked",
        label=_("Vraag om te ruilen"),
        subject=_("Ruilen jullie van nummer?"),
        opening=_(
            "Dag {naam},\n\n"
            "{organisatie} is gastheer van nummer {nummer} van {reeks} en wil ruilen met jullie "
            "nummer {ander_nummer}."
        ),
        closing=SIGNED,
        placeholders=(NAME, ORGANISATION, NUMBER, SERIES, OTHER_NUMBER),
    ),
    MailText(
        "turn_swap_refused",
        label=_("Ruilen gaat niet door"),
        subject=_("Ruilen kan niet"),
        opening=_("Dag {naam},"),
        closing=SIGNED,
        placeholders=(NAME,),
    ),
    MailText(
        "turn_swapped",
        label=_("Er is geruild"),
        subject=_("Geruild: {organisatie} is gastheer van nummer {nummer}"),
        opening=_("Dag {naam},"),
        closing=SIGNED,
        placeholders=(ORGANISATION, NUMBER, NAME),
    ),
    MailText(
        "turn_withdrawn",
        label=_("Vraag aan gastheer ingetrokken"),
        subject=_("{organisatie} is geen gastheer van nummer {nummer}"),
        opening=_(
            "Dag {naam},\n\n"
            "De vraag aan {organisatie} om gastheer te zijn van nummer {nummer} van {reeks} is "
            "ingetrokken. De coördinator kan nu een ander vragen. Dit telt niet als nee."
        ),
        closing=SIGNED,
        placeholders=(ORGANISATION, NUMBER, NAME, SERIES),
    ),
)

register(_("Bijeenkomsten: gastheer zijn"), MAILS)
