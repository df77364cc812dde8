"""What an organisation may be called, which mail domains prove something, and on which side it stands."""

import unicodedata

from django.utils.translation import gettext as _

from organisations.choices import OrganisationKind, SectorSide
from organisations.freemail import FREE_MAIL_DOMAINS
from organisations.naming import clean_name, name_key

from .refusals import OrganisationRefusedError

MIN_NAME, MAX_NAME = 2, 200
UNWANTED = frozenset({"Cc", "Cf", "Cs", "Co"})
OUTSIDE_GOVERNMENT = frozenset(
    {
        OrganisationKind.NGO,
        OrganisationKind.ACADEMIA,
        OrganisationKind.MEDIA,
        OrganisationKind.COMPANY,
        OrganisationKind.RESIDENTS_INITIATIVE,
    }
)


def may_verify(domain: str) -> bool:
    """Say whether an address at this domain can prove where somebody works."""
    clean = domain.strip().lower().rstrip(".")
    return (
        "." in clean
        and clean not in FREE_MAIL_DOMAINS
        and all(part and part.replace("-", "").isalnum() for part in clean.split("."))
    )


def check_verify(domain: str) -> None:
    """Refuse a mail domain that proves nothing."""
    if not may_verify(domain):
        raise OrganisationRefusedError(
            _(
                "“%(domain)s” kan niet bevestigd worden: iedereen kan daar een e-mailadres nemen. "
                "Laat de persoon toe zonder het e-maildomein."
            )
            % {"domain": domain}
        )


def check_name(name: str) -> None:
    """Refuse a name nobody could read or find."""
    if any(unicodedata.category(sign) in UNWANTED for sign in name):
        raise OrganisationRefusedError(
            _("De naam bevat tekens die je niet ziet. Typ hem opnieuw, in gewone letters.")
        )
    clean = clean_name(name)
    if len(clean) < MIN_NAME or not name_key(clean):
        raise OrganisationRefusedError(_("Schrijf de naam van de organisatie voluit."))
    if len(clean) > MAX_NAME:
        raise OrganisationRefusedError(
            _("Deze naam is te lang. Houd het bij %(most)d tekens.") % {"most": MAX_NAME}
        )


def side_of(kind: str) -> SectorSide:
    """Give the side of the government line a kind of organisation usually stands on."""
    if kind in OUTSIDE_GOVERNMENT:
        return SectorSide.NON_GOVERNMENT
    if kind == OrganisationKind.INTERNATIONAL:
        return SectorSide.MIXED
    return SectorSide.GOVERNMENT
