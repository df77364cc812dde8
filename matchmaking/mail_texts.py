"""Mails about introductions."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alliantie.mail_texts.registry import Context, MailText, Placeholder, register
from alliantie.mail_texts.words import SIGNED_SITE


def _proposal(context: Context) -> str:
    if context.get("by_hand"):
        return gettext("De redactie stelt een kennismaking voor")
    return gettext("%s wil graag met je kennismaken") % (context.get("name") or gettext("Iemand"))


PROPOSAL = Placeholder("voorstel", _("wie de kennismaking wil"), value=_proposal)
SOMEBODY = Placeholder("ander", _("naam van de ander"), "name", _("iemand anders"))
OTHER = Placeholder("ander", _("naam van de ander"), "name", _("de ander"))
MAILS = (
    MailText(
        "introduction_asked",
        label=_("Voorstel om kennis te maken"),
        subject=_("{voorstel}"),
        opening="",
        closing=SIGNED_SITE,
        placeholders=(PROPOSAL,),
        sample={
            "reasons": [_("Jullie werken allebei aan actief openbaar maken.")],
            "by_hand": False,
        },
    ),
    MailText(
        "introduction_reminder",
        label=_("Herinnering aan een voorstel"),
        subject=_("Wil je kennismaken?"),
        opening=_("Je kunt kennismaken met {ander}. Zeg je nog ja of nee?"),
        closing=SIGNED_SITE,
        placeholders=(SOMEBODY,),
        sample={"reasons": [_("Jullie werken allebei aan actief openbaar maken.")]},
    ),
    MailText(
        "introduction_made",
        label=_("Allebei ja"),
        subject=_("Maak kennis met {ander}"),
        opening=_("{ander} en jij zeiden allebei ja. Schrijf elkaar nu."),
        closing=SIGNED_SITE,
        placeholders=(OTHER,),
    ),
    MailText(
        "introduction_follow_up",
        label=_("Hielp de kennismaking?"),
        subject=_("Hielp de kennismaking met {ander}?"),
        opening=_("Een maand geleden stelden we jou en {ander} aan elkaar voor. Hielp dat je?"),
        closing=SIGNED_SITE,
        placeholders=(OTHER,),
    ),
)

register(_("Kennismaken"), MAILS)
