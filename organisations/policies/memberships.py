"""Who is a member, who admits and who looks after an organisation; plain Python."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from organisations.choices import MembershipState

from .refusals import (
    ActorLike,
    LastAdminError,
    MembershipLike,
    NotAllowedError,
    OrganisationRefusedError,
)

AFTER: dict[str, frozenset[str]] = {
    MembershipState.REQUESTED: frozenset({MembershipState.ACTIVE, MembershipState.REFUSED}),
    MembershipState.ACTIVE: frozenset({MembershipState.ENDED}),
    MembershipState.ENDED: frozenset(),
    MembershipState.REFUSED: frozenset(),
}


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


def may_look_after(actor: ActorLike, organisation_id: int) -> bool:
    """Say whether this person looks after an organisation: who administers it, or an editor."""
    return actor.is_editor or organisation_id in actor.administers


def check_own(actor: ActorLike, membership: MembershipLike) -> None:
    """Refuse to change how somebody else takes part."""
    if actor.user_id is None or actor.user_id != membership.user_id:
        raise NotAllowedError(_("Dit kan alleen wie het zelf aangaat."))


def check_role(actor: ActorLike, membership: MembershipLike) -> None:
    """Refuse to give a role to, or take it from, who does not take part."""
    check_decide(actor, membership)
    if membership.organisation_id is None:
        raise OrganisationRefusedError(_("Wie als zichzelf meedoet, beheert geen organisatie."))
    if membership.state != MembershipState.ACTIVE:
        raise OrganisationRefusedError(
            _("Deze persoon doet niet (meer) mee. Laad de pagina opnieuw.")
        )


def check_keeps_an_admin(*, others: int, is_accepted: bool) -> None:
    """Refuse that the last one who looks after an organisation leaves unnoticed."""
    if not others and not is_accepted:
        raise LastAdminError(
            _(
                "Jij bent de enige beheerder. Draag het beheer eerst over, "
                "of zeg dat de organisatie zonder beheerder verdergaat."
            )
        )


def check_ask_to_administer(
    actor: ActorLike, membership: MembershipLike, *, has_admin: bool
) -> None:
    """Refuse to ask for what a present admin can give, or without taking part."""
    check_own(actor, membership)
    if membership.organisation_id is None or membership.state != MembershipState.ACTIVE:
        raise OrganisationRefusedError(_("Je kunt dit pas vragen als je meedoet."))
    if has_admin:
        raise OrganisationRefusedError(
            _("Deze organisatie heeft al een beheerder. Vraag het aan je collega.")
        )
