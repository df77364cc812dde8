"""Open the monthly round and mail everybody a link of their own; nobody twice, nobody missed."""

import hashlib
import secrets
from datetime import date

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import MailStanding, User
from alliantie.audit import record
from alliantie.mail import queue_mail
from news import calendar
from news.models import Round, RoundInvitation
from news.querysets import to_invite

BATCH = 200
TOKEN_BYTES = 24


def hash_of(token: str) -> str:
    """Give the only thing we keep of a token."""
    return hashlib.sha256(token.encode(errors="surrogatepass")).hexdigest()


def absolute(path: str) -> str:
    """Give an address for in a mail."""
    return f"{settings.SITE_URL.rstrip('/')}{path}"


def open_round(*, today: date | None = None) -> Round | None:
    """Begin the round about last month when its day has come; give the round that still asks people.

    Of two workers at the same moment one begins it; both get the same round.
    """
    today = today or timezone.localdate()
    if calendar.is_time_to_open(today):
        _begin(calendar.month_before(today), today)
    found = Round.objects.open_on(today).first()
    return found if found and calendar.still_asks(found.closes_on, today) else None


@transaction.atomic
def _begin(month: date, today: date) -> None:
    found, is_new = Round.objects.get_or_create(
        month=month, defaults={"closes_on": calendar.closes_on(today)}
    )
    if is_new:
        record(action="round.open", obj=found, actor_id=None, origin="worker")


def invite_some(*, about: Round) -> int:
    """Mail the next people their link, each in a transaction of its own; give how many were looked at.

    Killed in between, each person was mailed or was not; the next turn goes on with the rest.
    """
    people = list(to_invite(User.objects.all(), about.pk)[:BATCH])
    for person in people:
        _invite(about, person)
    return len(people)


def _invite(about: Round, person: User) -> None:
    token = secrets.token_urlsafe(TOKEN_BYTES)
    try:
        with transaction.atomic():
            RoundInvitation.objects.create(round=about, user=person, token_hash=hash_of(token))
            _mail(about, person, token)
    except IntegrityError:  # another worker was first: then the mail is theirs too
        return


def _mail(about: Round, person: User, token: str) -> None:
    stop = absolute(reverse("news:stop", args=[token]))
    queue_mail(
        template="round_invitation",
        to=person.email,
        context={
            "name": person.first_name,
            "month": date_format(about.month, "F"),
            "closes_on": date_format(about.closes_on, "j F"),
            "link": absolute(reverse("news:write", args=[token])),
            "stop": stop,
        },
        once_key=f"round-{about.pk}-{person.pk}",
        headers={
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )


@transaction.atomic
def stop_mail(*, user: User) -> None:
    """Send somebody no link any more; twice has the effect of once."""
    standing, _new = MailStanding.objects.get_or_create(user=user)
    if MailStanding.objects.filter(pk=standing.pk, wants_round=True).update(wants_round=False):
        record(action="round.stop_mail", obj=standing, actor_id=user.pk)
