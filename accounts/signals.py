"""Wiring: what happens around signing in gets its line in the audit log."""

from collections.abc import Callable
from typing import Any

from allauth.account import signals as account_signals
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa import signals as mfa_signals
from allauth.mfa.models import Authenticator
from django.contrib.auth import signals as auth_signals
from django.dispatch import Signal

from alliantie.choices import Outcome

from .models import User
from .services import note_sign_in
from .services.replacing import note_replaced
from .services.second_factor import NEEDS_FACTOR, needs_factor
from .services.standing import start_mail

REFUSED = Outcome.REFUSED
NOTED: tuple[tuple[Signal, str, Outcome], ...] = (
    (auth_signals.user_logged_in, "account.signed_in", Outcome.DONE),
    (auth_signals.user_logged_out, "account.signed_out", Outcome.DONE),
    (auth_signals.user_login_failed, "account.signed_in", REFUSED),
    (account_signals.user_signed_up, "account.signed_up", Outcome.DONE),
    (account_signals.password_changed, "account.password_changed", Outcome.DONE),
    (account_signals.password_set, "account.password_changed", Outcome.DONE),
    (account_signals.password_reset, "account.password_reset", Outcome.DONE),
    (account_signals.email_changed, "account.email_changed", Outcome.DONE),
    (account_signals.email_confirmed, "account.email_confirmed", Outcome.DONE),
    (mfa_signals.authenticator_added, "second_factor.added", Outcome.DONE),
    (mfa_signals.authenticator_removed, "second_factor.removed", Outcome.DONE),
    (mfa_signals.authenticator_reset, "second_factor.reset", Outcome.DONE),
    (mfa_signals.authentication_failed, "second_factor.used", REFUSED),
)


def connect() -> None:
    """Listen to Django's and allauth's own signals."""
    for signal, action, outcome in NOTED:
        signal.connect(_noting(action, outcome), weak=False, dispatch_uid=f"{action} {outcome}")
    mfa_signals.authenticator_added.connect(_proved, dispatch_uid="second factor proved")
    auth_signals.user_logged_in.connect(_came_in, dispatch_uid="a new second factor is needed")
    account_signals.email_confirmed.connect(_arrived, dispatch_uid="mail arrived")
    account_signals.password_reset.connect(_arrived, dispatch_uid="mail arrived at reset")


def _noting(action: str, outcome: Outcome) -> Callable[..., None]:
    def note(user: Any = None, email_address: Any = None, **_kwargs: Any) -> None:
        person = user or getattr(email_address, "user", None)
        note_sign_in(
            action=action, user=person if isinstance(person, User) else None, outcome=outcome
        )

    return note


def _arrived(user: Any = None, email_address: Any = None, **_kwargs: Any) -> None:
    """Somebody used a code we mailed: their address works."""
    person = user or getattr(email_address, "user", None)
    if isinstance(person, User):
        start_mail(person)


def _came_in(request: Any, user: Any, **_kwargs: Any) -> None:
    """Remember for this session that a lost second factor has to be replaced first."""
    if isinstance(user, User) and needs_factor(user):
        request.session[NEEDS_FACTOR] = True


def _proved(request: Any, user: Any, authenticator: Authenticator, **_kwargs: Any) -> None:
    """Adding a second factor shows that one has it: do not ask for it again in this session."""
    request.session.pop(NEEDS_FACTOR, None)
    note_replaced(user=user)
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        record_authentication(
            request, user, "mfa", id=authenticator.pk, type=str(authenticator.type)
        )
