"""What the page of a meeting says about signing up, to who is looking."""

from dataclasses import dataclass
from uuid import uuid4

from django.db.models import Exists, F, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie.visibility import Actor
from events.calendaring.clocks import moment_of
from events.choices import Mode, RegistrationState, Standing, Zone
from events.models import EventPage, Registration, RegistrationQuestion, ReservedSeats, Seats
from events.policies.box import may_ask
from events.policies.doors import MAY_ENTER
from events.policies.reminding import USUAL
from events.policies.standing import TAKES_REGISTRATIONS, Facts, closing_time, standing
from events.policies.transferring import may_pass_on
from events.querysets import RegistrationQuerySet
from events.services.applying import of_member
from events.services.standing import facts_of

from .seats import left_in_words, may_press, room_of, waiting_of
from .standing_words import sentence_of, tone_of

GIVES_UP = (RegistrationState.CONFIRMED, RegistrationState.OFFERED, RegistrationState.WAITING)


@dataclass(frozen=True)
class Own:
    """Somebody's own registration, and what they can do with it."""

    row: Registration
    sentence: str
    tone: str
    may_take: bool
    may_sign_off: bool
    may_pass_on: bool
    is_waiting: bool
    has_link: bool = False
    may_ask: bool = False
    may_be_reminded: bool = False
    title: str = ""

    @property
    def url(self) -> str:
        """Give their own page."""
        return reverse("events:registration", args=[self.row.secret])

    @property
    def clock(self) -> str:
        """Say whose clock the time is on, when it is not the usual one."""
        event = self.row.event
        return "" if event.zone == Zone.NETHERLANDS else str(event.get_zone_display())


def own_of(row: Registration) -> Own:
    """Describe a registration to who made it; one query for who waits."""
    now = timezone.now()
    ahead = None
    is_waiting = row.state == RegistrationState.WAITING
    if is_waiting:
        ahead = Registration.objects.filter(event=row.event_id).ahead_of(row.ticket or 0).count()
    is_open = row.state == RegistrationState.OFFERED and (row.offered_until or now) > now
    is_over = row.event.ends_at is not None and now >= row.event.ends_at
    is_begun = row.event.starts_at is not None and now >= row.event.starts_at
    return Own(
        row=row,
        sentence=sentence_of(row, ahead),
        tone=tone_of(row),
        may_take=is_open or may_press(row, now),
        may_sign_off=row.state in GIVES_UP and not is_over,
        may_pass_on=may_pass_on(row.state, row.event.starts_at, now),
        is_waiting=is_waiting,
        may_ask=may_ask(row.state, row.event.ends_at, now),
        may_be_reminded=row.state in GIVES_UP and not is_begun,
        has_link=row.state in MAY_ENTER and row.event.mode != Mode.IN_PERSON and not is_over,
    )


class RegistrationBox:
    """The part of a meeting's page about signing up; at most three queries, two more where seats are kept."""

    def __init__(self, event: EventPage, actor: Actor) -> None:
        self.event = event
        self.is_elsewhere = bool(event.registers_elsewhere)
        self.is_signed_in = actor.is_signed_in
        self._actor = actor
        self._seats = _counted(event)
        self._room = room_of(self._seats) if self._seats is not None else None
        self.own = self._own()
        self._side = self._side_of() if self._room is not None and self._room.kept else ""
        self.standing = standing(self._facts(), timezone.now())
        self.organisations = _organisations_of(actor) if self.may_register else []

    @property
    def may_register(self) -> bool:
        """Say whether somebody who has no place yet can sign up here now."""
        return self.standing in TAKES_REGISTRATIONS and not self.is_elsewhere and self.own is None

    @property
    def in_one_click(self) -> bool:
        """Say whether nothing is left to ask: who, and for which organisation, are known."""
        asks = getattr(self._seats, "has_questions", False)
        return self.may_register and self._actor.is_member and not asks and self._is_for_one

    @property
    def _is_for_one(self) -> bool:
        return len(self.organisations) <= 1

    @property
    def key(self) -> str:
        """Give a fresh key for the form of one click."""
        return str(uuid4())

    @property
    def reminders(self) -> tuple[str, ...]:
        """Give the reminders of who does not choose."""
        return USUAL

    @property
    def is_full(self) -> bool:
        """Say whether the next one waits."""
        return self.standing == Standing.FULL

    @property
    def is_planned(self) -> bool:
        """Say whether it opens later."""
        return self.standing == Standing.PLANNED

    @property
    def notice(self) -> str:
        """Say in a sentence why nobody can sign up, or nothing."""
        if self.standing == Standing.PLANNED and self.event.opens_at is not None:
            moment = moment_of(self.event, self.event.opens_at)
            return _("Aanmelden kan vanaf %(moment)s.") % {"moment": moment}
        said = {
            Standing.CLOSED: _("Aanmelden kan niet meer."),
            Standing.DONE: _("Deze bijeenkomst is geweest."),
            Standing.CANCELLED: _("Deze bijeenkomst gaat niet door."),
        }
        return said.get(self.standing, "")

    @property
    def seats_left(self) -> str:
        """Say how many seats are left, or how many wait; nothing when everybody fits."""
        if self._room is None or self._room.capacity is None or self.notice:
            return ""
        if self.is_full:
            waiting = self._room.waiting
            many = _("Vol. Op de wachtlijst staan %(number)d mensen.")
            one = _("Vol. Op de wachtlijst staat 1 persoon.")
            return one if waiting == 1 else many % {"number": waiting}
        return left_in_words(self._room, self._side, self.event)

    @property
    def closes(self) -> str:
        """Say until when one can sign up, when the host chose that."""
        if self.standing not in TAKES_REGISTRATIONS or self.event.closes_at is None:
            return ""
        moment = moment_of(self.event, closing_time(facts_of(self.event, None)))
        return _("Aanmelden kan tot %(moment)s.") % {"moment": moment}

    def _own(self) -> Own | None:
        rows: RegistrationQuerySet = Registration.objects.of(self._actor).standing()
        row = rows.filter(event=self.event).select_related("organisation").first()
        if row is None:
            return None
        row.event = self.event
        return own_of(row)

    def _side_of(self) -> str:
        """Say for which side who looks would come, when we know; asked where seats are kept only."""
        if self.own is not None:
            return self.own.row.side
        return of_member(self._actor.user_id or 0).side if self._actor.is_member else ""

    def _facts(self) -> Facts:
        if self._room is None:
            return facts_of(self.event, self._seats)
        ahead = self._room.ahead_of(self._side)
        others = self._room.kept_for_others(self._side)
        return facts_of(self.event, self._seats, waiting=ahead, kept_for_others=others)


def _counted(event: EventPage) -> Seats | None:
    """Count seats, who waits, whether some are kept and the host asks something; one query."""
    asks = RegistrationQuestion.objects.filter(event=OuterRef("event"))
    kept = ReservedSeats.objects.filter(event=OuterRef("event"), released_at=None)
    rows = Seats.objects.filter(event=event.pk).annotate(
        waiting=waiting_of(),
        has_questions=Exists(asks),
        has_kept=Exists(kept.filter(taken__lt=F("number"))),
    )
    return rows.first()


def _organisations_of(actor: Actor) -> list[int]:
    return sorted(actor.organisation_ids)
