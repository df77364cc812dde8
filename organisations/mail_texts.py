"""Mails about taking part."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alliantie.mail_texts.registry import Context, MailText, Placeholder, register
from alliantie.mail_texts.words import NAME, REGARDS


def _on_behalf(context: Context) -> str:
    if context.get("organisation"):
        return gettext("namens %s") % context["organisation"]
    return gettext("als %s") % context["sector"] if context.get("sector") else ""


INVITER = Placeholder("uitnodiger", _("naam van wie uitnodigt"), "inviter")
ON_BEHALF = Placeholder("namens", _("namens welke organisatie, of als wat"), value=_on_behalf)
MAILS = (
    MailText(
        "invitation",
        label=_("Uitnodiging om mee te doen"),
        subject=_("{uitnodiger} nodigt je uit voor de Alliantie Open Overheid"),
        opening=_("Dag {naam},"),
        closing=_("Groet,\nde Alliantie Open Overheid\n{site}"),
        placeholders=(INVITER, NAME),
    ),
    MailText(
        "membership_admitted",
        label=_("Toegelaten als lid"),
        subject=_("Je doet mee {namens}"),
        opening=_(
            "Dag {naam},\n\n"
            "Je bent nu lid van de Alliantie Open Overheid {namens}.\n"
            "Je kunt praktijkvoorbeelden delen en zien wat leden met elkaar delen."
        ),
        closing=REGARDS,
        placeholders=(ON_BEHALF, NAME),
    ),
    MailText(
        "membership_refused",
        label=_("Aanvraag niet bevestigd"),
        subject=_("Je aanvraag om mee te doen {namens}"),
        opening=_(
            "Dag {naam},\n\nJe vroeg om mee te doen {namens}. Dat konden we niet bevestigen."
        ),
        closing=REGARDS,
        placeholders=(ON_BEHALF, NAME),
    ),
    MailText(
        "membership_ended",
        label=_("Lidmaatschap beëindigd"),
        subject=_("Je lidmaatschap {namens} is beëindigd"),
        opening=_(
            "Dag {naam},\n\n"
            "Je doet niet langer mee {namens}.\n"
            "Wat je deelde, blijft online staan. Je account blijft bestaan."
        ),
        closing=REGARDS,
        placeholders=(ON_BEHALF, NAME),
    ),
)

register(_("Meedoen"), MAILS)
