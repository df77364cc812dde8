"""Guests sign up with a code that is mailed to them; without the code they hold nothing.

Whoever fills in the form gets the same answer after the same work, whether the address is new, is
signed up already or belongs to an account: only the mail differs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from secrets import randbelow
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from alliantie.audit import record
from alliantie.idempotency import once
from alliantie.mail import queue_mail
from alliantie.throttles import hit
from events.choices import RegistrationState
from events.models import EventPage, GuestCode, Registration, Seats
from events.policies import guests as rules
from events.policies.registering import check_open

from .applying import Applicant, account_of, adopt, at_address, check_share, of_member, standing_of
from .registering import admit, keep_answers, opened
from .standing import standing_now


@dataclass(frozen=True)
class Guest:
    """What a guest fills in, and from where."""

    name: str
    email: str
    side: str
    origin: str
    organisation_name: str = ""
    reminders: tuple[str, ...] = ()


def ask_code(*, key: UUID, event: EventPage, guest: Guest, answers: Mapping[int, str]) -> UUID:
    """Keep what a guest filled in and mail a code; give the reference to type the code at."""
    seats = Seats.objects.get(event=event.pk)
    check_open(standing_now(event, seats), is_elsewhere=bool(event.registers_elsewhere))

    def change() -> dict[str, Any]:
        _throttle(event, guest)
        return {"reference": str(_keep(event, guest, answers).reference)}

    purpose = f"event.guest.{event.pk}"
    owner = salted_hmac("event.guest", guest.email.lower(), algorithm="sha256").hexdigest()
    answer, _new = once(key=key, purpose=purpose, owner=owner, change=change)
    return UUID(answer["reference"])


def _throttle(event: EventPage, guest: Guest) -> None:
    limits = (
        ("event-guest-here", f"{event.pk} {guest.email.lower()}", rules.CODES_PER_ADDRESS_HERE),
        ("event-guest-address", guest.email.lower(), rules.CODES_PER_ADDRESS),
        ("event-guest-origin", guest.origin, rules.CODES_PER_ORIGIN),
        ("event-guest-meeting", str(event.pk), rules.CODES_PER_MEETING),
        ("event-guest", "all", rules.CODES_OVERALL),
    )
    for scope, counted, limit in limits:
        hit(scope=scope, key=counted, limit=limit, seconds=rules.HOUR)


def _keep(event: EventPage, guest: Guest, answers: Mapping[int, str]) -> Registration:
    """Write the same rows and one mail for everybody; of a known address the code reaches nobody."""
    email = guest.email.lower()
    known = _known(event, email)
    row = Registration.objects.create(
        event=event,
        name=guest.name,
        email=email,
        organisation_name=guest.organisation_name,
        side=guest.side,
        state=RegistrationState.UNCONFIRMED,
        registered_at=timezone.now(),
        reminders=list(guest.reminders),
    )
    keep_answers(row, answers)
    code = f"{randbelow(10**rules.DIGITS):0{rules.DIGITS}d}"
    digest = digest_of(row, code if known is None else f"nobody {code}")
    GuestCode.objects.create(registration=row, digest=digest, sent_at=timezone.now())
    record(action="registration.ask", obj=row, actor_id=None)
    link = page_of(known) if known is not None else ""
    said = {"title": event.title, "code": code if known is None else "", "link": link}
    template = "event_guest_code" if known is None else "event_guest_known"
    to = email if known is None else _address_of(known)
    queue_mail(template=template, to=to, context=said, forgets_recipient=True)
    return row


def _known(event: EventPage, email: str) -> Registration | None:
    """Give what this address has at a meeting, as a guest or as an account; the same queries for all."""
    account = account_of(email)
    user_id = account.pk if account is not None else 0
    rows = Registration.objects.filter(event=event).select_related("user").standing()
    own = rows.filter(user=user_id).first()
    guest = at_address(rows, email)
    return own or guest


def _address_of(known: Registration) -> str:
    """Give the address of who is on the list, as they wrote it themselves."""
    return known.user.email if known.user is not None else known.email


def digest_of(row: Registration, code: str) -> str:
    """Give what we keep of a code: with the site's key, so that the table alone tells nothing."""
    value = f"{row.reference.hex} {code}"
    return salted_hmac("events.guest_code", value, algorithm="sha256").hexdigest()


def page_of(registration: Registration) -> str:
    """Give the full address of somebody's own page."""
    path = reverse("events:registration", args=[registration.secret])
    return f"{settings.SITE_URL.rstrip('/')}{path}"


def confirm_code(*, event: EventPage, reference: UUID, code: str, origin: str) -> Registration:
    """Sign a guest up who typed the code; every wrong way has the same answer.

    A try is counted for good before the code is looked at: of many at once none is for free.
    """
    hit(scope="event-guest-try", key=origin, limit=rules.TRIES_PER_ORIGIN, seconds=rules.HOUR)
    rows = GuestCode.objects.filter(registration__event=event, registration__reference=reference)
    since = timezone.now() - rules.CODE_VALID
    left = rows.filter(tries__lt=rules.MOST_TRIES, sent_at__gt=since)
    if not left.update(tries=F("tries") + 1):
        raise rules.WrongCodeError
    kept = rows.select_related("registration").first()
    if kept is None or not constant_time_compare(
        kept.digest, digest_of(kept.registration, code.strip())
    ):
        raise rules.WrongCodeError
    return _sign_up(kept.registration)


@transaction.atomic
def _sign_up(asked: Registration) -> Registration:
    seats, event = opened(asked.event)
    row = Registration.objects.filter(pk=asked.pk).first()
    if row is None:  # typed twice at once: the first made it somebody's
        raise rules.WrongCodeError
    if row.state != RegistrationState.UNCONFIRMED:
        return row
    applicant = _applicant(row)
    standing = standing_of(event, applicant)
    if standing is not None:
        row.delete()
        return adopt(standing, applicant)
    check_share(event, applicant)
    row.event, row.registered_at, row.told_sequence = event, timezone.now(), event.sequence
    if applicant.user_id is not None:
        row.user_id, row.name, row.email = applicant.user_id, "", ""
        row.side, row.organisation_id = applicant.side, applicant.organisation_id
        row.organisation_name = applicant.organisation_name
    GuestCode.objects.filter(registration=row).delete()
    admit(row, seats, event)
    record(action="registration.new", obj=row, actor_id=row.user_id)
    return row


def _applicant(row: Registration) -> Applicant:
    """Describe a guest, or the account behind the address they showed to be theirs."""
    account = account_of(row.email)
    if account is not None:
        return of_member(account.pk, side=row.side)
    return Applicant(
        side=row.side, name=row.name, email=row.email, organisation_name=row.organisation_name
    )


@transaction.atomic
def forget_unconfirmed() -> int:
    """Delete what nobody confirmed within the hour; gives how many."""
    old = timezone.now() - rules.KEPT_UNCONFIRMED
    rows = Registration.objects.unconfirmed_before(old)
    number = rows.count()
    if number:
        rows.delete()
        record(action="registration.forget", actor_id=None, origin="worker")
    return number
