"""Mails about the monthly round."""

from django.utils.translation import gettext_lazy as _

from alliantie.mail_texts.registry import Context, MailText, Placeholder, register
from alliantie.mail_texts.words import NAME, SIGNED


def _stand(context: Context) -> str:
    is_shown = context.get("is_shown")
    return str(_("Je regel staat op de site") if is_shown else _("Je regel is binnen"))


MONTH = Placeholder("maand", _("de maand van het rondje"), "month")
STAND = Placeholder("stand", _("op de site of binnen"), value=_stand)
MAILS = (
    MailText(
        "round_invitation",
        label=_("Uitnodiging voor het rondje"),
        subject=_("Wat deed jij in {maand} aan open overheid?"),
        opening=_(
            "Dag {naam},\n\n"
            "Wat deed jij in {maand} aan open overheid? Eén regel is genoeg. Zo zien anderen "
            "waar je mee bezig bent, en vinden ze je als ze met hetzelfde worstelen."
        ),
        closing=SIGNED,
        placeholders=(MONTH, NAME),
        sample={"month": "januari", "closes_on": "31 januari"},
    ),
    MailText(
        "round_line",
        label=_("Regel binnen of op de site"),
        subject=_("{stand}"),
        opening=_("Dag {naam},"),
        closing=SIGNED,
        placeholders=(STAND, NAME),
        sample={"is_shown": True},
    ),
)

register(_("Rondje"), MAILS)
