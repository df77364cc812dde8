"""Sign up: exact when five hundred people press at once."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alliantie.audit import record
from alliantie.idempotency import once
from alliantie.throttles import ONE_HOUR, hit
from alliantie.visibility import Actor, in_its_time
from events.choices import RegistrationState
from events.models import Answer, EventPage, Registration, Seats
from events.policies.registering import SIGN_UPS_AN_HOUR, check_announced, check_open
from events.querysets.event import ANNOUNCED

from . import seating, telling
from .applying import Applicant, adopt, check_share, standing_of
from .leaving import end_all, sign_off
from .offering import let_offers_lapse, offer_free_seats, take_offer
from .standing import standing_now

__all__ = [
    "Applicant",
    "admit",
    "end_all",
    "keep_answers",
    "let_offers_lapse",
    "offer_free_seats",
    "opened",
    "register",
    "register_once",
    "sign_off",
    "take_offer",
]


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
    owner = f"user:{actor.user_id}"

    def change() -> dict[str, int]:
        hit(scope="event-register", key=owner, limit=SIGN_UPS_AN_HOUR, seconds=ONE_HOUR)
        row = register(
            event=event, actor=actor, applicant=applicant, answers=answers, reminders=reminders
        )
        return {"registration": row.pk}

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
    seats, row = opened(event)
    standing = standing_of(row, applicant)
    if standing is not None:
        return adopt(standing, applicant)
    check_share(row, applicant)
    registration = Registration(
        event=row,
        user_id=applicant.user_id,
        name=applicant.name,
        email=applicant.email.lower(),
        organisation_id=applicant.organisation_id,
        organisation_name=applicant.organisation_name,
        side=applicant.side,
        registered_at=timezone.now(),
        reminders=list(reminders),
        told_sequence=row.sequence,
    )
    admit(registration, seats, row)
    keep_answers(registration, answers)
    record(action="registration.new", obj=registration, actor_id=actor.user_id)
    return registration


def opened(event: EventPage) -> tuple[Seats, EventPage]:
    """Wait for our turn, then ask whether it is open: it may have been called off meanwhile."""
    seats = seating.lock(event.pk)
    now = timezone.now()
    announced = EventPage.objects.filter(in_its_time(now), state__in=ANNOUNCED)
    found = list(announced.filter(pk=event.pk))
    check_announced(is_announced=bool(found))
    row = found[0]
    check_open(standing_now(row, seats, now), is_elsewhere=bool(row.registers_elsewhere))
    return seats, row


def admit(registration: Registration, seats: Seats, event: EventPage) -> None:
    """Claim a seat, or else a place in the line, and tell; saves the registration, under the lock.

    Who waits goes first, should a seat have come free that nobody offered yet; also when there is
    no time left to offer it, for then it is for who waits and presses first.
    """
    has_seat = False
    if not _goes_behind(registration, seats, event):
        has_seat, registration.in_reserved = seating.claim(event.pk, registration.side)
    if has_seat:
        registration.state = RegistrationState.CONFIRMED
    else:
        registration.state = RegistrationState.WAITING
        registration.ticket = seating.next_ticket(event.pk)
    registration.save()
    telling.told_state(registration)


def _goes_behind(registration: Registration, seats: Seats, event: EventPage) -> bool:
    """Offer what is free, and say whether somebody still waits for what this one would get."""
    if seats.capacity is None or seats.taken >= seats.capacity:
        return False
    offer_free_seats(event)
    return seating.is_behind(event.pk, registration.side)


def keep_answers(registration: Registration, answers: Mapping[int, str]) -> None:
    """Keep what was answered to the host's questions of this meeting."""
    given = {pk: text.strip() for pk, text in answers.items() if text.strip()}
    if not given:
        return
    asked = set(registration.event.questions.values_list("pk", flat=True))
    Answer.objects.bulk_create(
        Answer(registration=registration, question_id=pk, text=text)
        for pk, text in given.items()
        if pk in asked
    )
