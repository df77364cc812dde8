"""Every change to an account: made, suspended, given a role; each with its line in the audit log."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import FormerAccount, User
from accounts.policies import (
    check_manage_accounts,
    check_not_merged,
    check_suspend,
    check_take_role,
)
from alliantie import audit
from alliantie.choices import Outcome, Role
from alliantie.mail import queue_mail
from alliantie.models import OutgoingMail
from alliantie.visibility import Actor


@transaction.atomic
def invite(*, email: str, first_name: str, last_name: str, actor: Actor) -> User:
    """Make an account without a password; its owner chooses one with a code sent by mail."""
    check_manage_accounts(actor)
    user = User.objects.create_user(email, first_name=first_name, last_name=last_name)
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=False)
    queue_mail(
        template="account/invited",
        to=user.email,
        context={
            "name": user.first_name,
            "password_reset_url": settings.SITE_URL + reverse("account_reset_password"),
        },
    )
    audit.record(action="account.invited", obj=user, actor_id=actor.user_id, origin="cms")
    return user


@transaction.atomic
def rename(*, user: User, first_name: str, last_name: str, actor: Actor) -> None:
    """Correct somebody's name."""
    check_manage_accounts(actor)
    user.first_name, user.last_name = first_name, last_name
    user.save(update_fields=["first_name", "last_name"])
    audit.record(action="account.renamed", obj=user, actor_id=actor.user_id, origin="cms")


@transaction.atomic
def suspend(*, user: User, actor: Actor) -> None:
    """Take away all rights from the next request on; open sessions never come back."""
    check_suspend(actor, user.pk)
    _set_active(user, is_active=False)
    audit.record(action="account.suspended", obj=user, actor_id=actor.user_id, origin="cms")


@transaction.atomic
def reinstate(*, user: User, actor: Actor) -> None:
    """Let a suspended person sign in again."""
    check_manage_accounts(actor)
    _set_active(user, is_active=True)
    audit.record(action="account.reinstated", obj=user, actor_id=actor.user_id, origin="cms")


@transaction.atomic
def give_role(*, user: User, role: Role, actor: Actor) -> None:
    """Let somebody curate; the group's rights come from code."""
    check_manage_accounts(actor)
    user.groups.add(_group(role))
    audit.record(action=f"role.given.{role.value}", obj=user, actor_id=actor.user_id, origin="cms")


@transaction.atomic
def take_role(*, user: User, role: Role, actor: Actor) -> None:
    """End somebody's role from the next request on."""
    check_take_role(actor, user.pk, role)
    user.groups.remove(_group(role))
    audit.record(action=f"role.taken.{role.value}", obj=user, actor_id=actor.user_id, origin="cms")


def note_sign_in(*, action: str, user: User | None, outcome: Outcome = Outcome.DONE) -> None:
    """Keep a line about signing in and what guards it; never the address that was typed."""
    audit.record(
        action=action, obj=user, actor_id=user.pk if user else None, outcome=outcome, origin="web"
    )


@transaction.atomic
def forget_unsent_farewells(*, before: datetime) -> None:
    """Keep no address of somebody who was erased because their mail server is away."""
    OutgoingMail.objects.filter(
        forgets_recipient=True, sent_at=None, created_at__lt=before
    ).delete()


def _set_active(user: User, *, is_active: bool) -> None:
    locked = User.objects.select_for_update().get(pk=user.pk)
    check_not_merged(is_merged=FormerAccount.objects.filter(number=locked.pk).exists())
    locked.is_active = is_active
    locked.suspended_at = None if is_active else timezone.now()
    locked.session_epoch += 1
    locked.save(update_fields=["is_active", "suspended_at", "session_epoch"])
    user.refresh_from_db()


def _group(role: Role) -> Group:
    return Group.objects.get(name=str(role.label))
