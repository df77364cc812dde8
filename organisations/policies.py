"""Who is a member, who admits, and what an organisation may be called; plain Python."""

import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Protocol

from django.utils.translation import gettext as _

from .choices import MembershipState, OrganisationKind, SectorSide
from .freemail import FREE_MAIL_DOMAINS
from .naming import clean_name, name_key

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
AFTER: dict[str, frozenset[str]] = {
    MembershipState.REQUESTED: frozenset({MembershipState.ACTIVE, MembershipState.REFUSED}),
    MembershipState.ACTIVE: frozenset({MembershipState.ENDED}),
    MembershipState.ENDED: frozenset(),
    MembershipState.REFUSED: frozenset(),
}


class OrganisationRefusedError(ValueError):
    """A rule of organisations or memberships says no; `sentence` is fit for the screen."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NotAllowedError(OrganisationRefusedError):
    """Somebody asked for what only others may do."""


class ActorLike(Protocol):
    """What the rules need to know of the person asking."""

    @property
    def user_id(self) -> int | None:
        """Give the account, if any."""

    @property
    def administers(self) -> frozenset[int]:
        """Give the organisations this person administers."""

    @property
    def is_editor(self) -> bool:
        """Say whether this person curates."""


class MembershipLike(Protocol):
    """What the rules need to know of a membership."""

    state: str
    user_id: int
    organisation_id: int | None
    ended_on: date | None


def is_lid(memberships: Iterable[MembershipLike], *, today: date | None = None) -> bool:
    """Say whether somebody is a "lid": at least one membership is active today. The one definition."""
    on = today or date.today()  # noqa: DTZ011 - a plain rule; callers with a time zone pass the day
    return any(
        one.state == MembershipState.ACTIVE and (one.ended_on is None or one.ended_on > on)
        for one in memberships
    )


def may_decide(actor: ActorLike, membership: MembershipLike) -> bool:
    """Say whether this person admits or refuses: an editor, or who administers the organisation."""
    if actor.is_editor:
        return True
    return membership.organisation_id is not None and (
        membership.organisation_id in actor.administers
    )


def check_decide(actor: ActorLike, membership: MembershipLike) -> None:
    """Refuse who may not admit or refuse."""
    if not may_decide(actor, membership):
        raise NotAllowedError(
            _("Alleen de redactie of een beheerder van de organisatie beslist hierover.")
        )


def may_end(actor: ActorLike, membership: MembershipLike) -> bool:
    """Say whether this person ends a membership: who decides, or the member."""
    return may_decide(actor, membership) or (
        actor.user_id is not None and actor.user_id == membership.user_id
    )


def check_end(actor: ActorLike, membership: MembershipLike) -> None:
    """Refuse who may not end a membership."""
    if not may_end(actor, membership):
        raise NotAllowedError(
            _("Alleen jijzelf, de redactie of een beheerder van de organisatie kan dit beëindigen.")
        )


def check_step(state: str, after: str) -> None:
    """Refuse a step the life of a membership does not know."""
    if after not in AFTER.get(state, frozenset()):
        raise OrganisationRefusedError(
            _("Dit kan niet meer: over deze aanvraag is al beslist. Laad de pagina opnieuw.")
        )


def check_editor(actor: ActorLike) -> None:
    """Refuse who does not curate."""
    if not actor.is_editor:
        raise NotAllowedError(_("Dit kan alleen de redactie."))


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
