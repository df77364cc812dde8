"""What accounts and the frame keep of a person, handed over and forgotten."""

from typing import Any

from allauth.account.models import EmailAddress

from accounts.models import (
    Acceptance,
    AccountClaim,
    FactorReset,
    FormerAccount,
    MailStanding,
    Notice,
    NoticeChoice,
    Trust,
    User,
)
from alliantie.models import Absence, AuditEntry, Picture, TakenWork

from . import frame, wagtail_rows


def erase(user: User) -> None:
    """Forget what does not go by itself with the account; the highest floors came first."""
    addresses = frame.addresses_of(user)
    frame.forget_mail(addresses)
    frame.forget_name(user.get_full_name(), of=user)
    AccountClaim.objects.filter(address__in=addresses).delete()
    AccountClaim.objects.confirmed().filter(gone=user).delete()
    frame.forget_sessions(user)
    frame.forget_tasks(user, addresses)
    frame.forget_receipts(user)
    wagtail_rows.forget_user(user)


def export(user: User) -> dict[str, Any]:
    """Give the account itself and what the site told its owner."""
    return {
        "Account": {
            "Voornaam": user.first_name,
            "Achternaam": user.last_name,
            "E-mailadres": user.email,
            "Andere e-mailadressen": list(
                EmailAddress.objects.filter(user=user)
                .exclude(email=user.email)
                .values_list("email", flat=True)
            ),
            "Account sinds": user.date_joined,
            "Laatst ingelogd": user.last_login,
            "Rollen": list(user.groups.values_list("name", flat=True)),
        },
        **_told(user),
        **_in_the_cms(user),
        **_agreed(user),
        **_merged(user),
        "Beelden die je plaatste": [
            {"Naam": one.title, "Beschrijving": one.alt_text, "Geplaatst op": one.created_at}
            for one in Picture.objects.filter(uploaded_by_user=user)
        ],
        "Wat het logboek van je weet": [
            {"Handeling": one.action, "Tijd": one.created_at}
            for one in AuditEntry.objects.filter(actor=user)
        ],
    }


def _merged(user: User) -> dict[str, Any]:
    """Give which accounts somebody said to be one, and how many went up in this one."""
    claims = AccountClaim.objects.of(user.pk).select_related("kept")
    return {
        "Verzoeken om accounts samen te voegen": [
            {
                "Blijft": one.kept.email,
                "Gaat dicht": one.address,
                "Gevraagd op": one.asked_at,
                "Bevestigd op": one.confirmed_at,
            }
            for one in claims
        ],
        "Accounts die hierin opgingen": FormerAccount.objects.filter(kept=user).count(),
    }


def _in_the_cms(user: User) -> dict[str, Any]:
    """Give what editors left behind at work; it goes with the account, by its foreign keys."""
    return {
        "Werk dat je oppakte in de redactie": [
            {"Soort": one.kind, "Nummer": one.key, "Opgepakt op": one.taken_at}
            for one in TakenWork.objects.filter(taken_by=user)
        ],
        "Wanneer je weg bent": [
            {"Van": one.from_day, "Tot en met": one.until_day}
            for one in Absence.objects.filter(user=user)
        ],
    }


def _agreed(user: User) -> dict[str, Any]:
    """Give with what somebody agreed, and who asked to take away their second factor."""
    agreed = Acceptance.objects.filter(user=user).select_related("version")
    agreed = agreed.order_by("version__kind", "version__number")
    return {
        "Waarmee je akkoord ging": [
            {
                "Wat": one.version.get_kind_display(),
                "Versie": one.version.number,
                "Akkoord op": one.accepted_at,
            }
            for one in agreed
        ],
        "Verzoeken om je tweede stap weg te halen": [
            {
                "Reden": one.reason,
                "Gevraagd op": one.asked_at,
                "Stand": one.get_state_display(),
            }
            for one in FactorReset.objects.filter(user=user)
        ],
    }


def _told(user: User) -> dict[str, Any]:
    notices = Notice.objects.filter(user=user)
    choices = NoticeChoice.objects.filter(user=user)
    standing = MailStanding.objects.filter(user=user)
    return {
        "Berichten op je werkplek": [
            {"Bericht": one.text, "Gemaakt op": one.created_at, "Gelezen op": one.read_at}
            for one in notices
        ],
        "Hoe je berichten wilt krijgen": {one.kind: one.get_delivery_display() for one in choices},
        "Mail": [
            {
                "Weekmail": one.wants_weekly,
                "Rondje": one.wants_round,
                "Onbestelbaar sinds": one.undeliverable_since,
            }
            for one in standing
        ],
        "Meteen publiceren": [
            {
                "Gegeven op": one.given_at,
                "Ingetrokken op": one.withdrawn_at,
                "Waarom": one.reason,
            }
            for one in Trust.objects.filter(user=user)
        ],
    }
