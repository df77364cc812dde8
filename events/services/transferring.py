"""Give a seat to a colleague: it changes hands in one transaction and is free at no moment."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from alliantie.audit import record
from alliantie.mail import queue_mail
from alliantie.throttles import hit
from alliantie.visibility import VISITOR
from events.choices import EndedBy, EventState, RegistrationState, Standing
from events.models import Answer, EventPage, Registration, Transfer
from events.policies import transferring as rules
from events.policies.registering import RegistrationRefusedError, check_open
from events.policies.reminding import USUAL
from organisations.actors import actor_for

from . import seating, telling
from .applying import Applicant, account_of, check_share, of_member, standing_of
from .naming import name_of


@dataclass(frozen=True)
class Taker:
    """Who takes the seat: an account, or what somebody without one fills in."""

    user_id: int | None = None
    name: str = ""
    organisation_name: str = ""
    side: str = ""


@transaction.atomic
def ask_colleague(*, registration: Registration, email: str, actor_id: int | None) -> Transfer:
    """Mail a colleague a link to take the seat; a new address makes the older link worthless."""
    seating.lock(registration.event_id)
    row = Registration.objects.select_related("event", "user").get(pk=registration.pk)
    rules.check_pass_on(row.state, row.event.starts_at, timezone.now())
    own = row.user.email if row.user is not None else row.email
    rules.check_other(is_same=own.lower() == email.lower())
    hit(scope="event-transfer", key=str(row.pk), limit=rules.ASKS_A_DAY, seconds=rules.DAY)
    address = email.lower()
    hit(scope="event-transfer-to", key=address, limit=rules.ASKS_PER_ADDRESS, seconds=rules.DAY)
    Transfer.objects.filter(registration=row).delete()
    made = Transfer.objects.create(registration=row, email=address, asked_at=timezone.now())
    record(action="registration.pass_on", obj=row, actor_id=actor_id)
    path = reverse("events:transfer", args=[made.secret])
    queue_mail(
        template="event_transfer",
        to=address,
        context={
            "title": row.event.title,
            "name": name_of(row) or _("Iemand"),
            "link": f"{settings.SITE_URL.rstrip('/')}{path}",
        },
        once_key=f"transfer:{made.secret}",
        forgets_recipient=True,
    )
    return made


@transaction.atomic
def accept(*, transfer: Transfer, taker: Taker) -> Registration:
    """Let the colleague have the seat; whoever had it is out in the same moment."""
    event_id = transfer.registration.event_id
    seating.lock(event_id)
    now = timezone.now()
    kept = Transfer.objects.select_related("registration__event").filter(pk=transfer.pk).first()
    rules.check_link(kept.asked_at if kept else None, now)
    old = Registration.objects.select_related("event").get(pk=transfer.registration_id)
    if old.event.state == EventState.CANCELLED:
        check_open(Standing.CANCELLED)
    rules.check_pass_on(old.state, old.event.starts_at, now)
    applicant = _applicant(taker, transfer.email)
    rules.check_seen(is_seen=_sees(old.event_id, applicant.user_id))
    rules.check_side(is_kept=old.in_reserved, own=applicant.side, other=old.side)
    _leave_the_line(old, applicant)  # first: who waits is not one more of their organisation
    check_share(old.event, applicant, apart_from=old.pk)
    new = _handed(old, applicant)
    record(action="registration.passed_on", obj=new, actor_id=taker.user_id)
    for row in (old, new):
        telling.told_state(row)
    return new


def _sees(event_id: int, user_id: int | None) -> bool:
    user = User.objects.filter(pk=user_id or 0, is_active=True).first()
    actor = actor_for(user) if user is not None else VISITOR
    return EventPage.objects.visible_to(actor).filter(pk=event_id).exists()


def _applicant(taker: Taker, email: str) -> Applicant:
    """Say who takes it: who is signed in, else the account behind the address, else a guest."""
    account = account_of(email) if taker.user_id is None else None
    user_id = taker.user_id or (account.pk if account else None)
    if user_id is not None:
        return of_member(user_id, side=taker.side)
    if not taker.name or not taker.side:
        raise RegistrationRefusedError(_("Vul je naam in en kies voor wie je komt."))
    return Applicant(
        side=taker.side, name=taker.name, email=email, organisation_name=taker.organisation_name
    )


def _leave_the_line(old: Registration, applicant: Applicant) -> None:
    standing = standing_of(old.event, applicant)
    rules.check_has_none(standing.state if standing else None)
    if standing is not None:
        seating.end(standing, EndedBy.TRANSFERRED)


def _handed(old: Registration, applicant: Applicant) -> Registration:
    """Write both rows; no counter changes, for as many seats are held as before."""
    in_reserved = old.in_reserved
    Registration.objects.filter(pk=old.pk).update(
        state=RegistrationState.CANCELLED,
        ended_by=EndedBy.TRANSFERRED,
        ended_at=timezone.now(),
        in_reserved=False,
    )
    Transfer.objects.filter(registration=old).delete()
    Answer.objects.filter(registration=old).delete()
    old.refresh_from_db()
    return Registration.objects.create(
        event=old.event,
        user_id=applicant.user_id,
        name=applicant.name,
        email=applicant.email.lower(),
        organisation_id=applicant.organisation_id,
        organisation_name=applicant.organisation_name,
        side=applicant.side,
        in_reserved=in_reserved,
        state=RegistrationState.CONFIRMED,
        registered_at=timezone.now(),
        reminders=list(USUAL),
        told_sequence=old.event.sequence,
    )
