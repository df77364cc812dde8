"""Mails about somebody's own profile."""

from django.utils.translation import gettext_lazy as _

from alliantie.mail_texts.registry import MailText, register
from alliantie.mail_texts.words import NAME, REGARDS

MAILS = (
    MailText(
        "person_inactive",
        label=_("Klopt je profiel nog?"),
        subject=_("Klopt je profiel nog?"),
        opening=_(
            "Dag {naam},\n\n"
            "Je bent al een tijd niet meer bij de Alliantie Open Overheid geweest. We bewaren "
            "gegevens niet langer dan nodig."
        ),
        closing=REGARDS,
        placeholders=(NAME,),
        sample={"hidden_on": "14 januari 2027"},
    ),
    MailText(
        "person_hidden",
        label=_("Profiel verborgen"),
        subject=_("Je profiel is nu verborgen"),
        opening=_(
            "Dag {naam},\n\n"
            "Je bent lang niet bij de Alliantie Open Overheid geweest. Daarom is je profiel voor "
            "anderen niet meer te zien."
        ),
        closing=REGARDS,
        placeholders=(NAME,),
        sample={"erased_on": "14 januari 2027"},
    ),
)

register(_("Profielen"), MAILS)
