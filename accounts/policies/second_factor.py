"""Taking away a lost second factor: two administrators, never the same, never for oneself."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from accounts.choices import ResetState
from alliantie.visibility import Actor

from .account import AccountRuleError, check_manage_accounts, may_manage_accounts

HOLDS = timedelta(days=3)
SHORTEST_REASON, LONGEST_REASON = 20, 500
# With so many administrators beside the person, nobody needs the command line.
ENOUGH_ADMINS = 2
OWN = "Dit gaat over je eigen account. Vraag het twee andere beheerders."


@dataclass(frozen=True)
class Request:
    """What the rules need to know of one request."""

    user_id: int
    asked_by: int | None
    asker_is_admin: bool
    state: str
    expires_at: datetime


@dataclass(frozen=True)
class Proofs:
    """What a session showed of who it is, and what the account has."""

    password_at: datetime | None
    factor_at: datetime | None
    has_factor: bool
    codes_made_at: datetime | None


def may_set_first_factor(proofs: Proofs, *, now: datetime, holds: timedelta) -> bool:
    """Let a first second factor be set without the password again, just after it was typed."""
    return not proofs.has_factor and _is_recent(proofs.password_at, now, holds)


def may_read_fresh_codes(proofs: Proofs, *, now: datetime, holds: timedelta) -> bool:
    """Let the codes be read that came with a factor this session set; another session types its password."""
    if proofs.password_at is None or proofs.codes_made_at is None:
        return False
    return proofs.codes_made_at > proofs.password_at and _is_recent(proofs.factor_at, now, holds)


def _is_recent(moment: datetime | None, now: datetime, holds: timedelta) -> bool:
    return moment is not None and now - moment < holds


def check_ask(actor: Actor, user_id: int, *, is_active: bool, has_factor: bool) -> None:
    """Refuse who may not, for oneself, and where nothing is to be taken away."""
    check_manage_accounts(actor)
    if actor.user_id == user_id:
        raise AccountRuleError(OWN)
    if not is_active:
        raise AccountRuleError("Dit account is geschorst. Hef eerst de schorsing op.")
    if not has_factor:
        raise AccountRuleError("Dit account heeft geen tweede stap.")


def check_reason(reason: str) -> None:
    """Refuse to ask without saying why."""
    if len(reason.strip()) < SHORTEST_REASON:
        raise AccountRuleError("Schrijf in een paar zinnen waarom dit nodig is.")
    if len(reason.strip()) > LONGEST_REASON:
        raise AccountRuleError(f"Schrijf hoogstens {LONGEST_REASON} tekens.")


def check_open(request: Request, now: datetime) -> None:
    """Refuse what was decided already, or waited too long."""
    if request.state != ResetState.WAITING:
        raise AccountRuleError("Over dit verzoek is al besloten.")
    if now >= request.expires_at:
        raise AccountRuleError("Dit verzoek is verlopen. Doe een nieuw verzoek.")


def check_confirm(actor: Actor, request: Request, now: datetime) -> None:
    """Refuse everybody but a second administrator, who is not the person; in time."""
    check_manage_accounts(actor)
    if actor.user_id == request.user_id:
        raise AccountRuleError(OWN)
    if actor.user_id == request.asked_by:
        raise AccountRuleError("Een andere beheerder moet dit bevestigen: je kunt dit niet alleen.")
    check_open(request, now)
    if not request.asker_is_admin:
        raise AccountRuleError("Wie dit vroeg, is geen beheerder meer. Doe een nieuw verzoek.")


def may_confirm(actor: Actor, request: Request, now: datetime) -> bool:
    """Say whether this person may be the second one."""
    try:
        check_confirm(actor, request, now)
    except AccountRuleError:
        return False
    return True


def check_withdraw(actor: Actor, request: Request, now: datetime) -> None:
    """Let any administrator but the person withdraw what waits; the person stops it by the mail."""
    check_manage_accounts(actor)
    check_open(request, now)


def may_withdraw(actor: Actor, request: Request, now: datetime) -> bool:
    """Say whether this person may withdraw a request."""
    is_open = request.state == ResetState.WAITING and now < request.expires_at
    return is_open and may_manage_accounts(actor)


def check_alone(*, other_admins: int) -> None:
    """Refuse the command line where two administrators can do it together."""
    if other_admins >= ENOUGH_ADMINS:
        raise AccountRuleError(
            "Er zijn genoeg beheerders. Laat twee van hen dit samen doen, in het CMS bij Accounts."
        )
