"""How one meeting stands on the desk: what there is, what is missing, what the host may do."""

from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from alliantie.visibility import Actor
from cases.writers import writer_of
from events.choices import EventState, Mode
from events.forms.sections import SECTIONS
from events.models import EventPage
from events.policies.announcing import (
    CANCEL,
    DISCARD,
    NEEDED,
    SUBMIT,
    TAKE_BACK,
    check_belong,
    may_change,
    may_own_step,
)
from events.policies.hosting import EventRefusedError
from events.presenting.workbench import Bench, benches_of
from events.services.at_once import publishes_at_once
from events.services.changing import people_to_mail
from events.services.pages import filled_of, meeting_of, version_of

from .listing import BADGES, when_of


@dataclass(frozen=True)
class Section:
    """One part of the meeting in the list under "Meer"."""

    name: str
    heading: str
    is_filled: bool


@dataclass
class MeetingOnDesk:
    """One meeting as its host sees it."""

    event: EventPage
    actor: Actor
    sections: list[Section] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._writer = writer_of(self.actor)
        self._meeting = meeting_of(self.event)

    def _may(self, step: str) -> bool:
        return may_own_step(self._writer, self._meeting, step, is_editor=self.actor.is_editor)

    @cached_property
    def refusal(self) -> str:
        """Say why nothing can be changed by this person, if so."""
        try:
            check_belong(self._writer, self._meeting, is_editor=self.actor.is_editor)
        except EventRefusedError as error:
            return error.sentence
        return ""

    @cached_property
    def missing(self) -> list[str]:
        """Name what the editors need and is not there."""
        words = {
            "title": _("hoe de bijeenkomst heet"),
            "when": _("wanneer het is"),
            "where": _("waar het is"),
            "host": _("wie het organiseert"),
            "goal": _("waar het voor is"),
        }
        filled = filled_of(self.event, self.actor)
        return [words[name] for name in NEEDED if name not in filled]

    @property
    def badge(self) -> str:
        """Give the colour of the badge."""
        return BADGES[EventState(self.event.state)]

    @property
    def label(self) -> str:
        """Give the state in a word."""
        return str(EventState(self.event.state).label)

    @property
    def when(self) -> str:
        """Say when it begins."""
        return when_of(self.event)

    @property
    def note(self) -> str:
        """Say what happens now, or what to do."""
        state = self.event.state
        if state == EventState.DRAFT and self.event.remark:
            return _("De redactie plaatste dit niet. Lees waarom.")
        notes = {
            EventState.DRAFT: _("Maak hem af en stuur hem in."),
            EventState.SUBMITTED: self._waiting_note(),
            EventState.CHANGES: _("De redactie heeft een vraag. Pas aan en stuur opnieuw in."),
            EventState.PLANNED: _("Hij staat online. Wat je wijzigt, geldt meteen."),
            EventState.CANCELLED: _("Deze bijeenkomst gaat niet door."),
        }
        return str(notes[EventState(state)])

    def _waiting_note(self) -> str:
        due = self.event.answer_due_on
        if due is None:
            return _("De redactie leest mee. Je krijgt bericht per mail.")
        return _("De redactie leest mee. Je hoort het uiterlijk %(day)s, per mail.") % {
            "day": date_format(due, "l j F")
        }

    @cached_property
    def at_once(self) -> bool:
        """Say whether it is online as soon as it is sent in."""
        return publishes_at_once(self.event, self.actor)

    @property
    def may_change(self) -> bool:
        """Say whether anything can be changed now."""
        return may_change(self._writer, self._meeting, is_editor=self.actor.is_editor)

    @property
    def may_submit(self) -> bool:
        """Say whether it can go to the editors."""
        return self._may(SUBMIT) and not self.missing

    @property
    def may_take_back(self) -> bool:
        """Say whether it can be taken back."""
        return self._may(TAKE_BACK)

    @property
    def may_discard(self) -> bool:
        """Say whether it can be thrown away."""
        return self._may(DISCARD) and self.event.first_published_at is None

    @property
    def may_cancel(self) -> bool:
        """Say whether it can be called off: while it is not over."""
        is_over = self.event.ends_at is not None and self.event.ends_at <= timezone.now()
        return self._may(CANCEL) and not is_over

    @cached_property
    def mailed(self) -> int:
        """Count who hears of a change of day, time or place."""
        return people_to_mail(self.event)

    @cached_property
    def bench(self) -> Bench:
        """Give the numbers, the last mails and what to do now."""
        return benches_of([self.event])[self.event.pk]

    @property
    def version(self) -> str:
        """Name what is shown."""
        return version_of(self.event)


def sent_in(event: EventPage) -> str:
    """Say what became of a meeting that was sent in just now."""
    if EventPage.objects.filter(pk=event.pk, live=True).exists():
        return _("Het staat online. De redactie kijkt het achteraf na.")
    return _("Ingestuurd. Je hoort per mail wat de redactie ervan vindt.")


def meeting_on_desk(event: EventPage, actor: Actor) -> MeetingOnDesk:
    """Gather how a meeting stands; a fixed number of queries."""
    filled = _filled_sections(event)
    sections = [
        Section(name=name, heading=str(form.heading), is_filled=filled.get(name, False))
        for name, form in SECTIONS.items()
        if name != "link" or event.mode != Mode.IN_PERSON
    ]
    return MeetingOnDesk(event=event, actor=actor, sections=sections)


def _filled_sections(event: EventPage) -> dict[str, Any]:
    door, seats = getattr(event, "door", None), getattr(event, "seats", None)
    signing = (event.registers_elsewhere, event.opens_at, event.closes_at, event.per_organisation)
    return {
        "basis": True,
        "over": bool(event.description or event.format or event.level or event.prepare),
        "plek": bool(event.address or event.travel or event.access_note or event.region),
        "link": bool(door and door.url),
        "aanmelden": any(signing) or bool(seats and seats.capacity),
        "wie": event.people.exists() or event.co_hosts.exists(),
        "programma": event.programme.exists(),
        "voorbeelden": event.links.exists(),
    }
