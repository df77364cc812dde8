"""Mail domains: who has a confirmed address at a verified one needs nobody's yes."""

from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from alliantie.audit import record
from alliantie.visibility import Actor
from organisations.choices import Verification
from organisations.models import EmailDomain, Membership, Organisation
from organisations.policies import OrganisationRefusedError, check_editor, check_verify, may_verify


def domain_of(email: str) -> str:
    """Give the part of an address after the @."""
    return email.rpartition("@")[2].strip().lower()


def works_at(user: User, organisation: Organisation) -> bool:
    """Say whether a confirmed address proves that somebody works for this organisation."""
    verified = set(
        organisation.domains.filter(verification=Verification.VERIFIED).values_list(
            "domain", flat=True
        )
    )
    if not verified:
        return False
    addresses = EmailAddress.objects.filter(user=user, verified=True).values_list(
        "email", flat=True
    )
    return any(domain_of(address) in verified for address in addresses)


def newcomer_domain(membership: Membership) -> str:
    """Give the mail domain an editor may verify with a newcomer, or nothing."""
    if membership.organisation_id is None:
        return ""
    domain = domain_of(membership.user.email)
    if not may_verify(domain):
        return ""
    known = EmailDomain.objects.filter(domain=domain).first()
    if known is None:
        return domain
    same = known.organisation_id == membership.organisation_id
    return domain if same and known.verification != Verification.VERIFIED else ""


@transaction.atomic
def remember_domain(*, organisation: Organisation, domain: str) -> EmailDomain | None:
    """Note a domain that somebody of the organisation uses, for an editor to verify later."""
    if not may_verify(domain):
        return None
    found, _new = EmailDomain.objects.get_or_create(
        domain=domain,
        defaults={"organisation": organisation, "verification": Verification.REQUESTED},
    )
    return found if found.organisation_id == organisation.pk else None


@transaction.atomic
def verify_domain(
    *, organisation: Organisation, domain: str, actor: Actor, origin: str = "cms"
) -> EmailDomain:
    """Let everybody with an address at this domain in from now on."""
    check_editor(actor)
    clean = domain.strip().lower()
    check_verify(clean)
    row, _new = EmailDomain.objects.get_or_create(
        domain=clean, defaults={"organisation": organisation}
    )
    if row.organisation_id != organisation.pk:
        raise OrganisationRefusedError(
            _("Het e-maildomein %(domain)s hoort al bij een andere organisatie.")
            % {"domain": clean}
        )
    if row.verification != Verification.VERIFIED:
        row.verification = Verification.VERIFIED
        row.save(update_fields=["verification"])
        Organisation.objects.filter(pk=organisation.pk).update(verification=Verification.VERIFIED)
        record(action="emaildomain.verify", obj=row, actor_id=actor.user_id, origin=origin)
    return row


@transaction.atomic
def replace_domains(
    *, organisation: Organisation, domains: Iterable[str], actor: Actor, origin: str = "cms"
) -> None:
    """Let exactly these domains be verified for an organisation; what was only asked for stays."""
    check_editor(actor)
    wanted = {domain.strip().lower() for domain in domains if domain.strip()}
    verified = organisation.domains.filter(verification=Verification.VERIFIED)
    for row in verified.exclude(domain__in=wanted):
        record(action="emaildomain.remove", obj=row, actor_id=actor.user_id, origin=origin)
        row.delete()
    for domain in sorted(wanted - set(verified.values_list("domain", flat=True))):
        verify_domain(organisation=organisation, domain=domain, actor=actor, origin=origin)
