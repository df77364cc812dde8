"""Mails after a meeting."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alliantie.mail_texts.registry import Context, MailText, Placeholder, register
from alliantie.mail_texts.words import NAME, SIGNED


def _action(context: Context) -> str:
    organisation = context.get("organisation")
    return gettext("Een actie van %s") % organisation if organisation else gettext("Jouw actie")


def _small_action(context: Context) -> str:
    organisation = context.get("organisation")
    return gettext("een actie van %s") % organisation if organisation else gettext("jouw actie")


MEETING_TITLE = Placeholder("bijeenkomst", _("titel van de bijeenkomst"), "meeting")
ACTION = Placeholder("actie", _("wiens actie het is"), value=_action)
SMALL_ACTION = Placeholder("actie", _("wiens actie het is"), value=_small_action)
MAILS = (
    MailText(
        "event_evaluate",
        label=_("Drie vragen na afloop"),
        subject=_("Hoe was {bijeenkomst}?"),
        opening=_(
            "Dag {naam},\n\n"
            "Fijn dat je er was. Wil je drie vragen beantwoorden? Het duurt een minuut."
        ),
        closing=SIGNED,
        placeholders=(MEETING_TITLE, NAME),
    ),
    MailText(
        "event_used",
        label=_("Heb je er iets van gebruikt?"),
        subject=_("Heb je iets gebruikt van {bijeenkomst}?"),
        opening=_(
            "Dag {naam},\n\n"
            "Een maand geleden was je bij “{bijeenkomst}”. Heb je er iets van gebruikt? Het kost "
            "een minuut om het te vertellen,\n"
            "en misschien wordt het een praktijkvoorbeeld voor anderen."
        ),
        closing=SIGNED,
        placeholders=(MEETING_TITLE, NAME),
    ),
    MailText(
        "event_action_new",
        label=_("Nieuwe actie"),
        subject=_("{actie} bij {bijeenkomst}"),
        opening=_("Dag {naam},"),
        closing=SIGNED,
        placeholders=(ACTION, MEETING_TITLE, NAME),
    ),
    MailText(
        "event_action_soon",
        label=_("Actie over een week"),
        subject=_("Nog een week: {actie} bij {bijeenkomst}"),
        opening=_("Dag {naam},"),
        closing=SIGNED,
        placeholders=(SMALL_ACTION, MEETING_TITLE, NAME),
    ),
    MailText(
        "event_action_due",
        label=_("Is de actie gelukt?"),
        subject=_("Is dit gelukt? {actie} bij {bijeenkomst}"),
        opening=_("Dag {naam},"),
        closing=SIGNED,
        placeholders=(ACTION, MEETING_TITLE, NAME),
    ),
)

register(_("Bijeenkomsten: na afloop"), MAILS)
