"""What it takes to announce a meeting, and which step somebody may take when."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from cases.policies.writing import Ties, Writer
from events.choices import EventState

from .hosting import EventRefusedError

LONGEST_TITLE = 120
LONGEST_GOAL = 400
# The five fields; everything else may stay open.
NEEDED = ("title", "when", "where", "host", "goal")

SUBMIT, TAKE_BACK, DISCARD = "submit", "take_back", "discard"
APPROVE, ASK_CHANGES, REFUSE = "approve", "ask_changes", "refuse"
CANCEL, TAKE_OFFLINE = "cancel", "take_offline"
AT_ONCE = "at_once"
GONE = ""
STEPS: dict[tuple[str, str], str] = {
    (EventState.DRAFT, SUBMIT): EventState.SUBMITTED,
    (EventState.CHANGES, SUBMIT): EventState.SUBMITTED,
    (EventState.DRAFT, AT_ONCE): EventState.PLANNED,
    (EventState.SUBMITTED, TAKE_BACK): EventState.DRAFT,
    (EventState.DRAFT, DISCARD): GONE,
    (EventState.CHANGES, DISCARD): GONE,
    (EventState.SUBMITTED, APPROVE): EventState.PLANNED,
    (EventState.SUBMITTED, ASK_CHANGES): EventState.CHANGES,
    (EventState.SUBMITTED, REFUSE): EventState.DRAFT,
    (EventState.PLANNED, CANCEL): EventState.CANCELLED,
    (EventState.PLANNED, TAKE_OFFLINE): EventState.CHANGES,
}
OWN_STEPS = frozenset({SUBMIT, TAKE_BACK, DISCARD, CANCEL, AT_ONCE})
OPEN_TO_CHANGE = frozenset({EventState.DRAFT, EventState.CHANGES, EventState.PLANNED})


class UnfinishedMeetingError(EventRefusedError):
    """A meeting lacks what it needs to be sent in; `missing` names what, of NEEDED."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(_("Er ontbreekt nog iets. Vul deze vijf vragen in."))
        self.missing = missing


@dataclass(frozen=True)
class Meeting:
    """A meeting, as far as rights and steps go."""

    owner_id: int | None
    organisation_id: int | None
    state: str
    was_online: bool = False
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    helper_ids: frozenset[int] = frozenset()


def next_state(state: str, step: str) -> str:
    """Give the state after a step, or say that it cannot be taken from here."""
    try:
        return STEPS[(EventState(state), step)]
    except KeyError:
        raise EventRefusedError(_refusal_of(state, step)) from None


def may_step(state: str, step: str) -> bool:
    """Say whether a step can be taken from a state."""
    return (state, step) in STEPS


def _refusal_of(state: str, step: str) -> str:
    if state == EventState.CANCELLED:
        return _("Deze bijeenkomst gaat niet door. Je kunt er niets meer aan veranderen.")
    if step in {APPROVE, ASK_CHANGES, REFUSE}:
        return _("Deze bijeenkomst is al beantwoord of teruggenomen.")
    if state == EventState.SUBMITTED:
        return _("Dit ligt bij de redactie. Neem het terug om verder te schrijven.")
    if step == TAKE_BACK:
        return _("Dit ligt niet meer bij de redactie.")
    if state == EventState.PLANNED:
        return _("Deze bijeenkomst staat al online. Zeg hem af als hij niet doorgaat.")
    return _("Deze bijeenkomst staat niet online.")


def is_host(meeting: Meeting, *, user_id: int | None, administers: Collection[int]) -> bool:
    """Say whether a meeting is on somebody's desk: theirs, they help, or their organisation's.

    The same as `EventPage.objects.of_host` asks of many.
    """
    if user_id is None:
        return False
    is_theirs = meeting.owner_id == user_id or user_id in meeting.helper_ids
    return is_theirs or (
        meeting.state != EventState.DRAFT and meeting.organisation_id in administers
    )


def check_belong(writer: Writer, meeting: Meeting, *, is_editor: bool) -> None:
    """Refuse who announced it for an organisation they have left; the organisation carries on.

    Who only asked to take part may write on what was never online; the rest asks for a yes.
    """
    if is_editor or (writer.user_id in meeting.helper_ids and writer.is_member):
        return
    admitted = writer.active_ids if meeting.was_online else writer.organisation_ids
    left = meeting.organisation_id is not None and meeting.organisation_id not in admitted
    if left or writer.ties is Ties.ENDED or (meeting.was_online and not writer.is_member):
        raise EventRefusedError(
            _(
                "Je lidmaatschap is beëindigd of nog niet bevestigd. Je kunt deze bijeenkomst lezen, "
                "maar niet wijzigen. Vraag een nieuw lidmaatschap aan of neem contact op met de redactie."
            )
        )


def check_change(writer: Writer, meeting: Meeting, *, is_editor: bool) -> None:
    """Refuse to change what editors are reading and what does not go on."""
    check_belong(writer, meeting, is_editor=is_editor)
    if meeting.state not in OPEN_TO_CHANGE:
        raise EventRefusedError(_refusal_of(meeting.state, SUBMIT))


def may_change(writer: Writer, meeting: Meeting, *, is_editor: bool) -> bool:
    """Say whether somebody may change it now."""
    return _holds(lambda: check_change(writer, meeting, is_editor=is_editor))


def check_own_step(writer: Writer, meeting: Meeting, step: str, *, is_editor: bool) -> str:
    """Give the state a host brings a meeting to, or say why not."""
    check_belong(writer, meeting, is_editor=is_editor)
    if step not in OWN_STEPS:
        raise ValueError(f"not a step of a host: {step}")
    return next_state(meeting.state, step)


def may_own_step(writer: Writer, meeting: Meeting, step: str, *, is_editor: bool) -> bool:
    """Say whether somebody may take this step now."""
    return _holds(lambda: check_own_step(writer, meeting, step, is_editor=is_editor))


def check_complete(writer: Writer, filled: Collection[str]) -> None:
    """Refuse to send in without the five answers, or without saying for whom somebody takes part."""
    if writer.ties is not Ties.OPEN:
        raise EventRefusedError(
            _("Zeg eerst voor welke organisatie je werkt, of dat je als jezelf meedoet.")
        )
    missing = tuple(name for name in NEEDED if name not in filled)
    if missing:
        raise UnfinishedMeetingError(missing)


def check_future(starts_at: datetime | None, now: datetime) -> None:
    """Refuse to announce what has begun."""
    if starts_at is not None and starts_at <= now:
        raise EventRefusedError(
            _("Deze bijeenkomst begint in het verleden. Kies een dag die nog komt.")
        )


def check_not_over(ends_at: datetime | None, now: datetime) -> None:
    """Refuse to move or call off what has been."""
    if ends_at is not None and ends_at <= now:
        raise EventRefusedError(
            _("Deze bijeenkomst is al geweest. De dag, de tijd en de plek liggen vast.")
        )


def check_reason(reason: str) -> None:
    """Refuse to call off, or to say no, without a word to the people it concerns."""
    if not reason.strip():
        raise EventRefusedError(_("Schrijf in een zin waarom."))


def _holds(check: Callable[[], object]) -> bool:
    try:
        check()
    except EventRefusedError:
        return False
    return True
