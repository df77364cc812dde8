"""What a host sees of who comes: names and organisations, never an address."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie.spreadsheets import harmless
from events.calendaring.clocks import moment_of
from events.choices import Mode, PersonRole, RegistrationState, Side
from events.models import Answer, BoxQuestion, EventPage, Registration, RegistrationQuestion
from events.policies.attending import balance, may_be_absent, may_check_in
from events.policies.doors import MAY_ENTER
from events.policies.registering import side_of
from events.querysets.registration import COMING
from events.services.naming import name_of, organisation_of

IS_THERE = (RegistrationState.CONFIRMED, RegistrationState.ATTENDED, RegistrationState.NO_SHOW)


@dataclass(frozen=True)
class Participant:
    """One line of the list."""

    row: Registration
    name: str
    organisation: str
    side: str
    note: str = ""
    answers: Sequence[tuple[str, str]] = field(default_factory=tuple)
    is_in: bool = False
    was_absent: bool = False
    has_link: bool = False

    def has(self, words: str) -> bool:
        """Say whether the words stand in the name or the organisation."""
        return words.casefold() in f"{self.name} {self.organisation}".casefold()


@dataclass(frozen=True)
class Boxed:
    """A question somebody put in the box, with their name as the form promised."""

    row: BoxQuestion
    name: str


def box_of(event: EventPage) -> list[Boxed]:
    """Give what was asked beforehand; who is erased has no name any more. One query."""
    rows = BoxQuestion.objects.filter(event=event)
    return [
        Boxed(row, (name_of(row.registration) if row.registration else "") or _("Zonder naam"))
        for row in rows.select_related("registration__user__person")
    ]


@dataclass(frozen=True)
class Attendance:
    """Who comes, who has an offer, who waits, who left."""

    event: EventPage
    coming: Sequence[Participant]
    offered: Sequence[Participant]
    waiting: Sequence[Participant]
    ended: Sequence[Participant]
    balance: Sequence[Sequence[str]]
    may_check_in: bool
    may_be_absent: bool
    number_in: int
    words: str = ""


def attendance_of(event: EventPage, words: str = "") -> Attendance:
    """Gather the list; five queries, however many come."""
    everybody = participants(event)
    shown = [one for one in everybody if not words or one.has(words)]

    def those(*states: str) -> list[Participant]:
        return [one for one in shown if one.row.state in states]

    waiting = sorted(those(RegistrationState.WAITING), key=lambda one: one.row.ticket or 0)
    return Attendance(
        event=event,
        coming=sorted(those(*IS_THERE), key=lambda one: one.name.casefold()),
        offered=those(RegistrationState.OFFERED),
        waiting=waiting,
        ended=those(RegistrationState.CANCELLED),
        balance=list(_balance(event, everybody)),
        may_check_in=may_check_in(event.starts_at, timezone.now(), zone=event.zone),
        may_be_absent=may_be_absent(event.starts_at, timezone.now()),
        number_in=sum(one.is_in for one in everybody),
        words=words,
    )


def participants(event: EventPage) -> list[Participant]:
    """Give everybody who confirmed, with what they answered; two queries."""
    rows = Registration.objects.filter(event=event).for_hosts()
    along = rows.prefetch_related("answers__question")
    return [_participant(row, event) for row in along]


def _participant(row: Registration, event: EventPage) -> Participant:
    return Participant(
        row=row,
        name=name_of(row) or _("Naam niet ingevuld"),
        organisation=organisation_of(row),
        side=str(row.get_side_display()),
        note=_note(row, event),
        answers=[(answer.question.text, answer.text) for answer in _answers(row)],
        is_in=row.state == RegistrationState.ATTENDED,
        was_absent=row.state == RegistrationState.NO_SHOW,
        has_link=row.state in MAY_ENTER and event.mode != Mode.IN_PERSON,
    )


def _answers(row: Registration) -> list[Answer]:
    """Give what somebody answered; of who does not come any more nothing is shown."""
    return [] if row.state == RegistrationState.CANCELLED else list(row.answers.all())


def _note(row: Registration, event: EventPage) -> str:
    if row.state == RegistrationState.OFFERED and row.offered_until is not None:
        return _("tot %(moment)s") % {"moment": moment_of(event, row.offered_until)}
    if row.state == RegistrationState.CANCELLED and row.ended_by:
        return str(row.get_ended_by_display())
    return ""


def _balance(event: EventPage, everybody: Sequence[Participant]) -> Iterator[list[str]]:
    """Compare sides among who comes, who speaks and who organises; two queries."""
    coming = Counter(one.row.side for one in everybody if one.row.state in COMING)
    people = event.people.exclude(role=PersonRole.CONTACT).exclude(side="")
    speaking = Counter(people.values_list("side", flat=True))
    hosts: list[Any] = [event.organisation] if event.organisation else []
    hosts += [along.organisation for along in event.co_hosts.select_related("organisation")]
    organising = Counter(str(side_of(one.side, "")) for one in hosts)
    lines = ((_("Wie komt"), coming), (_("Sprekers"), speaking), (_("Organisatoren"), organising))
    for label, counts in lines:
        parts = balance(counts)
        cells = [f"{counts.get(side, 0)} ({parts.get(side, 0)}%)" for side in Side.values]
        yield [label, *cells]


def balance_headers() -> list[str]:
    """Give the heads of the table of sides."""
    return [_("Kant"), *(str(side.label) for side in Side)]


def spreadsheet(event: EventPage) -> Iterator[list[str]]:
    """Give the rows of the list as a file, in which nothing is run; no addresses."""
    asked = list(RegistrationQuestion.objects.filter(event=event))
    heads = [_("Naam"), _("Organisatie"), _("Kant"), _("Stand"), _("Aangemeld op")]
    yield [harmless(cell) for cell in (*heads, *(one.text for one in asked))]
    for one in participants(event):
        answered = {answer.question_id: answer.text for answer in _answers(one.row)}
        cells = [one.name, one.organisation, one.side, str(one.row.get_state_display())]
        cells.append(timezone.localtime(one.row.registered_at).strftime("%Y-%m-%d %H:%M"))
        yield [harmless(cell) for cell in (*cells, *(answered.get(row.pk, "") for row in asked))]
