"""Whether mail reaches somebody: stop when it comes back, start again when the address works."""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import MailStanding, User
from alliantie import bounces
from alliantie.audit import record
from alliantie.mail import queue_mail
from alliantie.throttles import ONE_HOUR, hit

TRIALS_AN_HOUR = 5
TRIAL_HOLDS = timedelta(days=7)
SALT = "accounts.standing"


@transaction.atomic
def stop_mail(email: str) -> None:
    """Send nothing but account mail any more to whose mail keeps coming back."""
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        return
    standing, _new = MailStanding.objects.get_or_create(user=user)
    if standing.undeliverable_since is not None:
        return
    standing.undeliverable_since = timezone.now()
    standing.save(update_fields=["undeliverable_since"])
    record(action="mail.undeliverable", obj=user, actor_id=None, origin="worker")


@transaction.atomic
def ask_trial(user: User) -> None:
    """Send a mail with a link that shows that the address works again."""
    hit(scope="mail-trial", key=str(user.pk), limit=TRIALS_AN_HOUR, seconds=ONE_HOUR)
    link = settings.SITE_URL + reverse("own:mail_works", args=[trial_token(user)])
    queue_mail(template="account/mail_trial", to=user.email, context={"link": link})
    record(action="mail.ask_trial", obj=user, actor_id=user.pk)


def trial_token(user: User) -> str:
    """Make what shows that somebody reads the mail at the address they have now."""
    return signing.dumps([user.pk, user.email], salt=SALT)


def proves(token: str, user: User) -> bool:
    """Say whether a link was sent to this person at the address they have now."""
    try:
        given = signing.loads(token, salt=SALT, max_age=TRIAL_HOLDS)
    except signing.BadSignature:
        return False
    return given == [user.pk, user.email]


@transaction.atomic
def start_mail(user: User) -> None:
    """Send again: the address was confirmed."""
    bounces.forget(user.email)
    stopped = MailStanding.objects.filter(user=user, undeliverable_since__isnull=False)
    if stopped.update(undeliverable_since=None):
        record(action="mail.works", obj=user, actor_id=user.pk)


def gets_nothing(email: str) -> bool:
    """Say whether nothing but account mail goes to an address."""
    return MailStanding.objects.filter(
        user__email__iexact=email, undeliverable_since__isnull=False
    ).exists()


@transaction.atomic
def stop_weekly(*, user_id: int, actor_id: int | None, origin: str = "web") -> None:
    """Send somebody no weekly mail any more; from a mail program we do not know who pressed."""
    standing, _new = MailStanding.objects.get_or_create(user_id=user_id)
    if standing.wants_weekly:
        standing.wants_weekly = False
        standing.save(update_fields=["wants_weekly"])
        record(action="weekly.stop", obj=standing, actor_id=actor_id, origin=origin)
