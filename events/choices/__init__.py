"""Words of meetings, registrations, series and polls."""

from .event import (
    EventFormat,
    EventKind,
    EventLevel,
    EventState,
    HostState,
    Mode,
    PersonRole,
    Standing,
    Zone,
)
from .poll import QuestionKind, QuestionState
from .registration import EndedBy, Purpose, RegistrationState, Reminder, Side
from .series import TurnState

__all__ = [
    "EndedBy",
    "EventFormat",
    "EventKind",
    "EventLevel",
    "EventState",
    "HostState",
    "Mode",
    "PersonRole",
    "Purpose",
    "QuestionKind",
    "QuestionState",
    "RegistrationState",
    "Reminder",
    "Side",
    "Standing",
    "TurnState",
    "Zone",
]
