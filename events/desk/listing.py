"""What somebody organises, by whose turn it is."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alliantie.visibility import Actor
from events.calendaring.clocks import named
from events.choices import EventState
from events.models import CoHost, EventPage
from events.presenting.to_do import ToDo
from events.presenting.workbench import benches_of
from events.services.co_hosting import asked_of

MOST = 100


@dataclass(frozen=True)
class Entry:
    """One line on the desk."""

    slug: str
    title: str
    state: str
    label: str
    when: str
    organisation: str
    line: str = ""


@dataclass
class OwnMeetings:
    """The desk of a host."""

    asked: Sequence[CoHost] = ()
    tasks: list[ToDo] = field(default_factory=list)
    to_do: list[Entry] = field(default_factory=list)
    coming: list[Entry] = field(default_factory=list)
    waiting: list[Entry] = field(default_factory=list)
    drafts: list[Entry] = field(default_factory=list)
    past: list[Entry] = field(default_factory=list)

    @property
    def groups(self) -> list[tuple[str, list[Entry]]]:
        """Give the groups with their headings, those with something in them."""
        named = [
            (_("Jij bent aan zet"), self.to_do),
            (_("Komt eraan"), self.coming),
            (_("Bij de redactie"), self.waiting),
            (_("Concepten"), self.drafts),
            (_("Geweest"), self.past),
        ]
        return [(heading, entries) for heading, entries in named if entries]


def own_meetings(actor: Actor, now: datetime | None = None) -> OwnMeetings:
    """Give what somebody organises and what their organisations are asked; a fixed number of queries."""
    now = now or timezone.now()
    mine = EventPage.objects.of_host(actor).select_related("organisation", "door", "report")
    rows = list(mine.order_by("-pk")[:MOST])
    benches = benches_of(rows, now)
    own = OwnMeetings(asked=asked_of(actor))
    runs = EventPage.objects.run_by(actor).filter(pk__in=benches).values_list("pk", flat=True)
    works_on = set(runs.order_by())
    for event in sorted(rows, key=lambda one: one.starts_at or now):
        bench = benches[event.pk]
        own.tasks += bench.to_do if event.pk in works_on else []
        _group_of(own, event, now).append(entry_of(event, bench.line))
    own.past.reverse()
    return own


def _group_of(own: OwnMeetings, event: EventPage, now: datetime) -> list[Entry]:
    by_state = {
        EventState.CHANGES: own.to_do,
        EventState.DRAFT: own.to_do if event.remark else own.drafts,
        EventState.SUBMITTED: own.waiting,
    }
    is_over = event.ends_at is not None and event.ends_at <= now
    return by_state.get(EventState(event.state), own.past if is_over else own.coming)


# The colours of the badge are those of the rest of the desk.
BADGES = {
    EventState.DRAFT: "draft",
    EventState.SUBMITTED: "with_editors",
    EventState.CHANGES: "your_turn",
    EventState.PLANNED: "online",
    EventState.CANCELLED: "draft",
}


def entry_of(event: EventPage, line: str = "") -> Entry:
    """Describe a meeting in one line."""
    return Entry(
        slug=event.slug,
        title=event.title,
        state=BADGES[EventState(event.state)],
        label=str(EventState(event.state).label),
        when=when_of(event),
        organisation=event.organisation.name if event.organisation else "",
        line=line,
    )


def when_of(event: EventPage) -> str:
    """Say when it begins, on its own clock; whose that is, when it is not the usual one."""
    if event.starts_at is None:
        return _("Nog geen dag gekozen")
    local = event.starts_at.astimezone(ZoneInfo(event.zone)).replace(tzinfo=None)
    said = _("%(day)s om %(time)s") % {
        "day": date_format(local, "l j F Y"),
        "time": date_format(local, "H:i"),
    }
    return named(said, event.zone)
