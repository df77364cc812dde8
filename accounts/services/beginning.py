"""The first administrator of a new site: an account without a password, and a link that works once."""

from dataclasses import dataclass

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse

from accounts.models import User
from accounts.policies import AccountRuleError
from alliantie.audit import record
from alliantie.choices import Role
from alliantie.mail import queue_mail

from .second_factor import admins


@dataclass(frozen=True)
class Begun:
    """What was done; `link` is empty when nothing was."""

    email: str
    is_new: bool = False
    link: str = ""


@transaction.atomic
def begin_administrator(*, email: str, renew: bool = False, by_mail: bool = True) -> Begun:
    """Make the first administrator, once: where one can sign in already, nothing changes.

    `renew` gives who has not chosen a password yet another link. Without `by_mail` the link is only
    returned.
    """
    address = _checked(email)
    user = User.objects.at_address(address)
    if not admins().exists():
        return _with_link(_made(user, address), is_new=True, by_mail=by_mail)
    if not renew or user is None or not admins().filter(pk=user.pk).exists():
        return Begun(email=address)
    if user.has_usable_password():
        raise AccountRuleError(
            "Dit account heeft al een wachtwoord. Vraag een nieuw met 'Wachtwoord vergeten?'."
        )
    return _with_link(user, is_new=False, by_mail=by_mail)


def _checked(email: str) -> str:
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        raise AccountRuleError(f"Dit is geen e-mailadres: {email}") from None
    return address


def _made(user: User | None, address: str) -> User:
    """Give the role to the account at this address, and make it where there is none."""
    if user is None:
        user = User.objects.create_user(address)
    if not user.is_active:
        raise AccountRuleError("Dit account is geschorst.")
    # Who may run commands on the server vouches for the address.
    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"primary": True, "verified": True}
    )
    user.groups.add(Group.objects.get(name=str(Role.SITE_ADMIN.label)))
    record(action="account.first_admin", obj=user, actor_id=None, origin="command")
    return user


def _with_link(user: User, *, is_new: bool, by_mail: bool) -> Begun:
    """Make the link, unless the account has a password: its owner can sign in as always."""
    if user.has_usable_password():
        return Begun(email=user.email, is_new=is_new)
    parts = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    path = reverse("account_reset_password_from_key", kwargs=parts)
    link = f"{settings.SITE_URL}{path}?next=/cms/"
    if by_mail:
        queue_mail(template="account/first_administrator", to=user.email, context={"link": link})
    return Begun(email=user.email, is_new=is_new, link=link)
