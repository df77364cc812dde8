"""Sign up, take an offered seat, sign off: exact when five hundred people press at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alliantie.audit import record
from alliantie.idempotency import once
from alliantie.visibility import Actor
from events.choices import EndedBy, RegistrationState
from events.models import Answer, EventPage, Registration, Seats
from events.policies.offering import offered_until
from events.policies.registering import (
    Organised,
    RegistrationRefusedError,
    check_open,
    check_organisation,
    check_take,
)
from events.policies.standing import closing_time

from . import seating, telling
from .standing import facts_of, standing_now


@dataclass(frozen=True)
class Applicant:
    """Who signs up: a member by account, a guest by name and confirmed address."""

    side: str
    user_id: int | None = None
    name: str = ""
    email: str = ""
    organisation_id: int | None = None
    organisation_name: str = ""


def register_once(
    *,
    key: UUID,
    event: EventPage,
    actor: Actor,
    applicant: Applicant,
    answers: Mapping[int, str],
    reminders: tuple[str, ...] = (),
) -> Registration:
    """Sign up once for each form; a second click finds the first answer."""

    def change() -> dict[str, int]:
        row = register(
            event=event, actor=actor, applicant=applicant, answers=answers, reminders=reminders
        )
        return {"registration": row.pk}

    owner = f"user:{actor.user_id}"
    answer, _new = once(key=key, purpose=f"event.register.{event.pk}", owner=owner, change=change)
    return Registration.objects.get(pk=answer["registration"])


@transaction.atomic
def register(
    *,
    event: EventPage,
    actor: Actor,
    applicant: Applicant,
    answers: Mapping[int, str],
    reminders: tuple[str, ...] = (),
) -> Registration:
    """Give somebody a seat, or a place in the line; who is in already keeps what they have."""
    now = timezone.now()
    seats, row = _opened(event, now)
    standing_already = _already(row, applicant)
    if standing_already is not None:
        return standing_already
    _check_share(row, applicant)
    registration = Registration(
        event=row,
        user_id=applicant.user_id,
        name=applicant.name,
        email=applicant.email,
        organisation_id=applicant.organisation_id,
        organisation_name=applicant.organisation_name,
        side=applicant.side,
        registered_at=now,
        reminders=list(reminders),
        told_sequence=row.sequence,
    )
    place(registration, seats)
    keep_answers(registration, answers)
    record(action="registration.new", obj=registration, actor_id=actor.user_id)
    telling.told_state(registration)
    return registration


def _opened(event: EventPage, now: datetime) -> tuple[Seats, EventPage]:
    """Wait for our turn, then ask whether it is open: it may have been called off meanwhile."""
    seats = seating.lock(event.pk)
    row = EventPage.objects.get(pk=event.pk)
    check_open(standing_now(row, seats, now), is_elsewhere=bool(row.registers_elsewhere))
    return seats, row


def _already(event: EventPage, applicant: Applicant) -> Registration | None:
    standing = Registration.objects.filter(event=event).standing()
    if applicant.user_id is not None:
        return standing.filter(user=applicant.user_id).first()
    return standing.filter(email__iexact=applicant.email).first()


def _check_share(event: EventPage, applicant: Applicant) -> None:
    if event.per_organisation is None:
        return
    colleagues = Registration.objects.filter(event=event).holding()
    coming = colleagues.same_organisation(
        organisation_id=applicant.organisation_id, name=applicant.organisation_name
    )
    check_organisation(Organised(event.per_organisation, coming.count()))


def place(registration: Registration, seats: Seats) -> None:
    """Claim a seat for a new registration, or give it a place in the line; saves it."""
    has_seat, registration.in_reserved = seating.claim(seats.event_id, registration.side)
    if has_seat:
        registration.state = RegistrationState.CONFIRMED
    else:
        registration.state = RegistrationState.WAITING
        registration.ticket = seating.next_ticket(seats.event_id)
    registration.save()


def keep_answers(registration: Registration, answers: Mapping[int, str]) -> None:
    """Keep what was answered to the host's questions of this meeting."""
    asked = set(registration.event.questions.values_list("pk", flat=True))
    Answer.objects.bulk_create(
        Answer(registration=registration, question_id=pk, text=text.strip())
        for pk, text in answers.items()
        if pk in asked and text.strip()
    )


@transaction.atomic
def take_offer(*, registration: Registration, actor_id: int | None) -> Registration:
    """Take the seat that was offered; twice is once, and too late is too late."""
    seating.lock(registration.event_id)
    row = Registration.objects.select_related("event").get(pk=registration.pk)
    check_take(row.state, row.offered_until, timezone.now())
    if row.state == RegistrationState.CONFIRMED:
        return row
    row.state, row.offered_until = RegistrationState.CONFIRMED, None
    row.save(update_fields=["state", "offered_until"])
    record(action="registration.take", obj=row, actor_id=actor_id)
    telling.told_state(row)
    return row


@transaction.atomic
def sign_off(
    *, registration: Registration, actor_id: int | None, ended_by: str = EndedBy.SELF
) -> Registration:
    """Give the seat or the place in the line up; the seat goes to the first who waits."""
    seating.lock(registration.event_id)
    row = Registration.objects.select_related("event").get(pk=registration.pk)
    if row.state in (RegistrationState.CANCELLED, RegistrationState.UNCONFIRMED):
        return row
    if row.state in (RegistrationState.ATTENDED, RegistrationState.NO_SHOW):
        raise RegistrationRefusedError("Deze bijeenkomst is al geweest.")
    end(row, ended_by)
    record(action="registration.end", obj=row, actor_id=actor_id)
    telling.told_state(row)
    offer_free_seats(row.event)
    return row


def end(row: Registration, ended_by: str) -> None:
    """End a registration under the lock and free its seat; tells nobody."""
    if row.state in (RegistrationState.CONFIRMED, RegistrationState.OFFERED):
        seating.give_back(row)
    row.state, row.ended_by, row.ended_at = RegistrationState.CANCELLED, ended_by, timezone.now()
    row.in_reserved, row.offered_until = False, None
    row.save(update_fields=["state", "ended_by", "ended_at", "in_reserved", "offered_until"])


def offer_free_seats(event: EventPage) -> int:
    """Offer what is free to who waits, first come first; called under the lock. Gives how many."""
    now = timezone.now()
    until = offered_until(now, closes_at=closing_time(facts_of(event, None)), zone=event.zone)
    if until is None or event.cancelled_at is not None:
        return 0
    offered = 0
    for row in seating.seated_from_line(event.pk):
        row.state, row.offered_until = RegistrationState.OFFERED, until
        row.save(update_fields=["state", "offered_until", "in_reserved"])
        telling.told_state(row)
        offered += 1
    return offered


@transaction.atomic
def let_offers_lapse(*, event: EventPage) -> int:
    """End the offers of a meeting nobody took in time, and offer those seats on; gives how many ended."""
    seating.lock(event.pk)
    over = Registration.objects.filter(event=event).offers_over(timezone.now())
    lapsed = list(over.select_related("event"))
    for row in lapsed:
        end(row, EndedBy.EXPIRED)
        telling.told_state(row)
    if lapsed:
        offer_free_seats(event)
    return len(lapsed)
