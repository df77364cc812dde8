"""Say that another account is one's own too: asked with the one, confirmed with the other.

What is answered to who asks never depends on whether there is such an account: the worker looks for it.
"""

from datetime import datetime

from django.conf import settings
from django.core import signing
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from accounts.models import AccountClaim, User
from accounts.policies import check_manage_accounts
from accounts.policies import merging as rules
from alliantie.audit import record
from alliantie.calendar import add_working_days
from alliantie.mail import queue_mail
from alliantie.throttles import ONE_HOUR, hit
from alliantie.visibility import Actor

SALT = "accounts.claim"
ONE_DAY = 24 * ONE_HOUR
ASKED_A_DAY, FOR_ONE_A_DAY, OVERALL_AN_HOUR = 5, 3, 200


@transaction.atomic
def ask(*, user: User, address: str) -> None:
    """Ask it with the account that stays; raises ThrottledError and ClaimRefusedError."""
    typed = address.strip().lower()
    rules.check_address(typed, own=user.email)
    hit(scope="account-claim", key=str(user.pk), limit=ASKED_A_DAY, seconds=ONE_DAY)
    hit(scope="account-claim-for", key=typed, limit=FOR_ONE_A_DAY, seconds=ONE_DAY)
    hit(scope="account-claim", key="overall", limit=OVERALL_AN_HOUR, seconds=ONE_HOUR)
    locked = User.objects.select_for_update().get(pk=user.pk)
    rules.check_no_claim(has_one=AccountClaim.objects.filter(kept=locked).exists())
    made = AccountClaim.objects.create(kept=locked, address=typed, asked_at=timezone.now())
    record(action="account_claim.ask", obj=locked, actor_id=locked.pk)
    tell_claimed.enqueue(made.pk)


@task()
def tell_claimed(claim_id: int) -> None:
    """Write to who has the other account, if anybody does."""
    with transaction.atomic():
        claim = AccountClaim.objects.select_for_update().filter(pk=claim_id, gone=None).first()
        found = User.objects.at_address(claim.address) if claim else None
        if claim is None or found is None or not found.is_active or found.pk == claim.kept_id:
            return
        claim.gone = found
        claim.save(update_fields=["gone"])
        link = settings.SITE_URL + reverse("account_claim", args=[token_of(claim)])
        context = {"name": found.first_name, "link": link}
        queue_mail(template="account/claim_asked", to=found.email, context=context)


def token_of(claim: AccountClaim) -> str:
    """Make what shows that somebody reads the mail at the address of the account that would close."""
    address = claim.gone.email if claim.gone else ""
    return signing.dumps([claim.pk, claim.gone_id, address], salt=SALT)


def claim_of(token: str) -> AccountClaim:
    """Give the request that a link is about; raises ClaimRefusedError."""
    try:
        pk, gone, address = signing.loads(token, salt=SALT, max_age=rules.LINK_HOLDS)
    except (signing.BadSignature, ValueError, TypeError):
        pk, gone, address = 0, 0, ""
    found = AccountClaim.objects.select_related("kept", "gone").filter(pk=pk, gone=gone).first()
    is_same = found is not None and found.gone is not None and found.gone.email == address
    rules.check_link(is_known=is_same and found is not None and found.kept.is_active)
    assert found is not None  # noqa: S101 - just checked
    return found


@transaction.atomic
def confirm(*, token: str, user_id: int | None) -> AccountClaim:
    """Confirm it, signed in as the account that will close; twice is once."""
    claim = claim_of(token)
    rules.check_own_account(signed_in=user_id, meant=claim.gone_id or 0)
    _lock(claim)
    row = AccountClaim.objects.select_for_update().filter(pk=claim.pk).first()
    rules.check_link(is_known=row is not None)
    assert row is not None  # noqa: S101 - just checked
    if row.confirmed_at is None:
        _set_confirmed(row, timezone.now())
        record(action="account_claim.confirm", obj=row.kept, actor_id=user_id)
    return row


def _set_confirmed(row: AccountClaim, now: datetime) -> None:
    row.confirmed_at = now
    row.promised_on = add_working_days(timezone.localdate(now), rules.PROMISED_WORKING_DAYS)
    try:
        with transaction.atomic():
            row.save(update_fields=["confirmed_at", "promised_on"])
    except IntegrityError:
        raise rules.ClaimRefusedError(
            _("Je bevestigde al dat dit account in een ander opgaat. Trek dat eerst in.")
        ) from None


@transaction.atomic
def withdraw(*, pk: int, user_id: int) -> None:
    """Take it back, as either of the two; what is not there any more is fine."""
    claim = AccountClaim.objects.of(user_id).filter(pk=pk).first()
    if claim is None:
        return
    _lock(claim)
    if AccountClaim.objects.filter(pk=pk).delete()[0]:
        record(action="account_claim.withdraw", obj=claim.kept, actor_id=user_id)


@transaction.atomic
def decline(*, claim: AccountClaim, actor: Actor) -> None:
    """Say no to what both accounts asked; both hear of it."""
    check_manage_accounts(actor)
    _lock(claim)
    row = AccountClaim.objects.confirmed().select_related("kept", "gone").filter(pk=claim.pk)
    for one in row:
        for user in (one.kept, one.gone):
            if user is not None:
                context = {"name": user.first_name, "contact": settings.SITE_URL + "/contact/"}
                queue_mail(template="account/claim_declined", to=user.email, context=context)
        record(action="account_claim.decline", obj=one.kept, actor_id=actor.user_id, origin="cms")
        one.delete()


@transaction.atomic
def forget_old() -> int:
    """Drop requests that stood for a month."""
    number = AccountClaim.objects.filter(asked_at__lt=timezone.now() - rules.KEPT).delete()[0]
    if number:
        record(action="account_claim.forget", actor_id=None, origin="worker")
    return number


def _lock(claim: AccountClaim) -> None:
    """Have both accounts for ourselves, in the order of who merges them."""
    pair = [pk for pk in (claim.kept_id, claim.gone_id) if pk is not None]
    list(User.objects.filter(pk__in=pair).order_by("pk").select_for_update())
