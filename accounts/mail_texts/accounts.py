"""Mails about accounts and signing in."""

from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from alliantie.mail_texts.registry import Context, MailText, Placeholder, register
from alliantie.mail_texts.words import CODE, NAME, REGARDS_SITE, SIGNED

LONGEST_SUBJECT = 100


def _shortened(context: Context) -> str:
    return Truncator(str(context.get("text", ""))).chars(LONGEST_SUBJECT)


MESSAGE = Placeholder("bericht", _("het bericht, ingekort"), value=_shortened)
MAILS = (
    MailText(
        "account/account_already_exists",
        label=_("Er is al een account met dit adres"),
        subject=_("Je hebt al een account"),
        opening=_(
            "Dag,\n\n"
            "Iemand, misschien jij, wilde met dit e-mailadres een account maken. Met dit adres "
            "is al een account; daarom sturen we geen code."
        ),
        closing=REGARDS_SITE,
    ),
    MailText(
        "account/account_connected",
        label=_("Andere manier van inloggen toegevoegd"),
        subject=_("Je kunt nu op een andere manier inloggen"),
        opening=_("Dag,\n\nEr is een andere manier van inloggen aan je account toegevoegd."),
        closing=REGARDS_SITE,
    ),
    MailText(
        "account/account_disconnected",
        label=_("Manier van inloggen weggehaald"),
        subject=_("Een manier van inloggen is weggehaald"),
        opening=_("Dag,\n\nEen andere manier van inloggen is van je account weggehaald."),
        closing=REGARDS_SITE,
    ),
    MailText(
        "account/email_changed",
        label=_("E-mailadres veranderd"),
        subject=_("Je e-mailadres is veranderd"),
        opening=_("Dag,"),
        closing=REGARDS_SITE,
    ),
    MailText(
        "account/email_confirm",
        label=_("E-mailadres bevestigd"),
        subject=_("Je e-mailadres is bevestigd"),
        opening=_("Dag,\n\nJe e-mailadres is bevestigd."),
        closing=REGARDS_SITE,
    ),
    MailText(
        "account/email_confirmation",
        label=_("Code om een e-mailadres te bevestigen"),
        subject=_("{code} is je code"),
        opening=_("Dag,\n\nJe code is:"),
        closing=REGARDS_SITE,
        placeholders=(CODE,),
    ),
    MailText(
        "account/email_confirmation_signup",
        label=_("Code bij een nieuw account"),
        subject=_("{code} is je code"),
        opening=_("Dag,\n\nJe code is:"),
        closing=REGARDS_SITE,
        placeholders=(CODE,),
    ),
    MailText(
        "account/email_deleted",
        label=_("E-mailadres weggehaald"),
        subject=_("Een e-mailadres is weggehaald"),
        opening=_("Dag,\n\nEen e-mailadres is van je account weggehaald."),
        closing=REGARDS_SITE,
    ),
    MailText(
        "account/erased",
        label=_("Account gewist"),
        subject=_("Je account bij de Alliantie Open Overheid is gewist"),
        opening=_(
            "Dag {naam},\n\n"
            "Je account en je gegevens zijn gewist. Wat je voor je organisatie schreef, blijft "
            "staan zonder je naam."
        ),
        closing=REGARDS_SITE,
        placeholders=(NAME,),
    ),
    MailText(
        "account/invited",
        label=_("Account gemaakt door sitebeheer"),
        subject=_("Je hebt een account bij de Alliantie Open Overheid"),
        opening=_("Dag {naam},\n\nWe maakten een account voor je."),
        closing=REGARDS_SITE,
        placeholders=(NAME,),
    ),
    MailText(
        "account/mail_trial",
        label=_("Proefmail: komt mail aan?"),
        subject=_("Komt deze mail aan?"),
        opening=_("Dag,\n\nJe vroeg om een proefmail."),
        closing=SIGNED,
    ),
    MailText(
        "account/password_changed",
        label=_("Wachtwoord veranderd"),
        subject=_("Je wachtwoord is veranderd"),
        opening=_("Dag,\n\nHet wachtwoord van je account is veranderd."),
        closing=REGARDS_SITE,
    ),
    MailText(
        "account/password_reset",
        label=_("Wachtwoord veranderd met een code"),
        subject=_("Je wachtwoord is veranderd"),
        opening=_("Dag,\n\nHet wachtwoord van je account is veranderd met een code uit de mail."),
        closing=REGARDS_SITE,
    ),
    MailText(
        "account/password_reset_code",
        label=_("Code voor een nieuw wachtwoord"),
        subject=_("{code} is je code voor een nieuw wachtwoord"),
        opening=_("Dag,\n\nJe code is:"),
        closing=REGARDS_SITE,
        placeholders=(CODE,),
    ),
    MailText(
        "account/password_set",
        label=_("Wachtwoord gekozen"),
        subject=_("Je hebt een wachtwoord"),
        opening=_("Dag,\n\nJe account heeft nu een wachtwoord."),
        closing=REGARDS_SITE,
    ),
    MailText(
        "account/recovery_codes_generated",
        label=_("Nieuwe herstelcodes"),
        subject=_("Je hebt nieuwe herstelcodes"),
        opening=_("Dag,\n\nEr zijn nieuwe herstelcodes gemaakt. De oude werken niet meer."),
        closing=REGARDS_SITE,
    ),
    MailText(
        "account/totp_activated",
        label=_("Tweede stap staat aan"),
        subject=_("De tweede stap staat aan"),
        opening=_("Dag,\n\nDe tweede stap bij het inloggen staat aan."),
        closing=REGARDS_SITE,
    ),
    MailText(
        "account/totp_deactivated",
        label=_("Tweede stap staat uit"),
        subject=_("De tweede stap staat uit"),
        opening=_("Dag,\n\nDe tweede stap bij het inloggen staat uit."),
        closing=REGARDS_SITE,
    ),
    MailText(
        "account/unknown_account",
        label=_("Er is geen account met dit adres"),
        subject=_("Je vroeg om een code, maar je hebt hier geen account"),
        opening=_(
            "Dag,\n\n"
            "Iemand, misschien jij, vroeg met dit e-mailadres toegang tot een account. Met dit "
            "adres is bij ons geen account."
        ),
        closing=REGARDS_SITE,
    ),
    MailText(
        "account/webauthn_added",
        label=_("Toegangssleutel toegevoegd"),
        subject=_("Er is een toegangssleutel toegevoegd"),
        opening=_("Dag,\n\nEr is een toegangssleutel aan je account toegevoegd."),
        closing=REGARDS_SITE,
    ),
    MailText(
        "account/webauthn_removed",
        label=_("Toegangssleutel weggehaald"),
        subject=_("Er is een toegangssleutel weggehaald"),
        opening=_("Dag,\n\nEr is een toegangssleutel van je account weggehaald."),
        closing=REGARDS_SITE,
    ),
    MailText(
        "notice",
        label=_("Bericht dat iemand meteen per mail wil"),
        subject=_("{bericht}"),
        opening=_("Dag {naam},"),
        closing=SIGNED,
        placeholders=(MESSAGE, NAME),
    ),
)

register(_("Accounts en inloggen"), MAILS)
