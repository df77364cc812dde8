"""Take away a lost second factor: one administrator asks, another confirms, the person can stop it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core import signing
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from accounts.choices import ResetState
from accounts.models import FactorReset, User
from accounts.policies import AccountRuleError
from accounts.policies import second_factor as rules
from alliantie.audit import record
from alliantie.choices import Role
from alliantie.mail import queue_mail
from alliantie.throttles import ONE_HOUR, hit
from alliantie.visibility import Actor

NEEDS_FACTOR = "needs_factor"  # in the session of whose second factor was taken away
SALT = "accounts.factor-reset"
ASKED_AN_HOUR = 5
FOR_ONE_A_DAY = 3
ONE_DAY = 24 * ONE_HOUR
KEPT = timedelta(days=90)


def has_factor(user: User) -> bool:
    """Say whether somebody has a second factor."""
    return Authenticator.objects.filter(user=user).exists()


@transaction.atomic
def ask_reset(*, user: User, reason: str, actor: Actor) -> FactorReset:
    """Ask it, with a reason; the person hears of it at once. A request that waits is not made twice."""
    locked = User.objects.select_for_update().get(pk=user.pk)
    rules.check_ask(actor, locked.pk, is_active=locked.is_active, has_factor=has_factor(locked))
    rules.check_reason(reason)
    now = timezone.now()
    waiting = FactorReset.objects.waiting(now).filter(user=locked).first()
    if waiting is not None:
        return waiting
    hit(scope="factor-reset", key=str(actor.user_id), limit=ASKED_AN_HOUR, seconds=ONE_HOUR)
    hit(scope="factor-reset-for", key=str(locked.pk), limit=FOR_ONE_A_DAY, seconds=ONE_DAY)
    FactorReset.objects.filter(user=locked, state=ResetState.WAITING).update(
        state=ResetState.EXPIRED
    )
    made = FactorReset.objects.create(
        user=locked,
        asked_by_id=actor.user_id,
        reason=reason.strip(),
        asked_at=now,
        expires_at=now + rules.HOLDS,
    )
    record(action="second_factor.reset_ask", obj=locked, actor_id=actor.user_id, origin="cms")
    link = settings.SITE_URL + reverse("account_stop_reset", args=[stop_token(made)])
    context = {"name": locked.first_name, "link": link, "reason": made.reason}
    queue_mail(template="account/factor_reset_asked", to=locked.email, context=context)
    return made


@transaction.atomic
def confirm_reset(*, reset: FactorReset, actor: Actor) -> None:
    """Confirm as the second one: factor and sessions end, a new factor is set at the next sign-in."""
    user = User.objects.select_for_update().get(pk=reset.user_id)
    row = FactorReset.objects.select_for_update().get(pk=reset.pk)
    now = timezone.now()
    rules.check_confirm(actor, request_of(row), now)
    _decide(row, ResetState.DONE, actor.user_id, now)
    _take_away(user, actor_id=actor.user_id, origin="cms")


@transaction.atomic
def withdraw_reset(*, reset: FactorReset, actor: Actor) -> None:
    """Withdraw what is not needed any more."""
    row = FactorReset.objects.select_for_update().get(pk=reset.pk)
    now = timezone.now()
    rules.check_withdraw(actor, request_of(row), now)
    _decide(row, ResetState.WITHDRAWN, actor.user_id, now)
    record(
        action="second_factor.reset_withdraw", obj=row.user, actor_id=actor.user_id, origin="cms"
    )


@transaction.atomic
def stop_reset(*, token: str) -> FactorReset | None:
    """Let the person stop it by the link in the mail; nothing for a link that is not ours."""
    found = reset_of(token)
    if found is None:
        return None
    User.objects.select_for_update().get(pk=found.user_id)  # in the order of who confirms
    row = FactorReset.objects.select_for_update().get(pk=found.pk)
    rules.check_open(request_of(row), timezone.now())
    _decide(row, ResetState.STOPPED, row.user_id, timezone.now())
    record(action="second_factor.reset_stop", obj=row.user, actor_id=row.user_id)
    return row


@transaction.atomic
def reset_alone(*, user: User, by: User, reason: str) -> None:
    """Take it away from the command line, where there are no two other administrators."""
    locked = User.objects.select_for_update().get(pk=user.pk)
    rules.check_alone(other_admins=other_admins(locked))
    rules.check_reason(reason)
    if not has_factor(locked):
        raise AccountRuleError("Dit account heeft geen tweede stap.")
    now = timezone.now()
    FactorReset.objects.filter(user=locked, state=ResetState.WAITING).update(
        state=ResetState.WITHDRAWN, decided_by=by, decided_at=now
    )
    FactorReset.objects.create(
        user=locked,
        asked_by=by,
        reason=reason.strip(),
        asked_at=now,
        expires_at=now,
        state=ResetState.DONE,
        decided_by=by,
        decided_at=now,
    )
    _take_away(locked, actor_id=by.pk, origin="command")


def needs_factor(user: User) -> bool:
    """Say whether somebody's second factor was taken away and there is no new one yet."""
    taken = FactorReset.objects.filter(user=user, state=ResetState.DONE)
    return taken.exists() and not has_factor(user)


def other_admins(user: User) -> int:
    """Count the administrators beside somebody who can enter the CMS now."""
    ready = Authenticator.objects.values("user")
    return admins().exclude(pk=user.pk).filter(pk__in=ready).count()


def admins() -> QuerySet[User]:
    """Give who may manage accounts."""
    return User.objects.filter(groups__name=str(Role.SITE_ADMIN.label), is_active=True)


def request_of(row: FactorReset, *, admin_ids: Iterable[int] | None = None) -> rules.Request:
    """Give what the rules need to know; a list says at once who are administrators."""
    asker = row.asked_by_id
    if admin_ids is None:
        admin_ids = admins().filter(pk=asker or 0).values_list("pk", flat=True)
    return rules.Request(
        user_id=row.user_id,
        asked_by=asker,
        asker_is_admin=asker in set(admin_ids),
        state=row.state,
        expires_at=row.expires_at,
    )


def stop_token(reset: FactorReset) -> str:
    """Make what shows that somebody reads the mail about this request."""
    return signing.dumps(reset.pk, salt=SALT)


def reset_of(token: str) -> FactorReset | None:
    """Give the request that a link is about."""
    try:
        pk = signing.loads(token, salt=SALT, max_age=rules.HOLDS)
    except signing.BadSignature:
        return None
    return FactorReset.objects.select_related("user").filter(pk=pk).first()


@transaction.atomic
def tidy_resets() -> int:
    """Forget old requests with their reasons; the audit log keeps what was done."""
    now = timezone.now()
    number = FactorReset.objects.filter(asked_at__lt=now - KEPT).delete()[0]
    if number:
        record(action="second_factor.forget", actor_id=None, origin="worker")
    return number


def _decide(row: FactorReset, state: ResetState, actor_id: int | None, now: datetime) -> None:
    row.state, row.decided_by_id, row.decided_at = state, actor_id, now
    row.save(update_fields=["state", "decided_by", "decided_at"])


def _take_away(user: User, *, actor_id: int | None, origin: str) -> None:
    """Remove every second factor, end every session for good, and tell the person."""
    Authenticator.objects.filter(user=user).delete()
    user.session_epoch += 1
    user.save(update_fields=["session_epoch"])
    record(action="second_factor.reset_done", obj=user, actor_id=actor_id, origin=origin)
    context = {
        "name": user.first_name,
        "link": settings.SITE_URL + reverse("mfa_activate_totp"),
    }
    queue_mail(template="account/factor_reset_done", to=user.email, context=context)
