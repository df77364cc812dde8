"""What is kept of meetings, one noun a file."""

from .event import (
    CoHost,
    EventDoor,
    EventLink,
    EventPage,
    EventPerson,
    EventTag,
    ProgrammeItem,
    Recipe,
)
from .index import EventIndexPage
from .poll import Poll, PollOption, PollQuestion, Vote
from .registration import (
    HOLDING,
    Answer,
    BoxQuestion,
    GuestCode,
    HostMail,
    PersonalFeed,
    Registration,
    RegistrationQuestion,
)
from .report import ActionItem, AfterAsk, Evaluation, Material, Report, ReportLine
from .seats import ReservedSeats, Seats
from .series import Series, Turn

__all__ = [
    "HOLDING",
    "ActionItem",
    "AfterAsk",
    "Answer",
    "BoxQuestion",
    "CoHost",
    "Evaluation",
    "EventDoor",
    "EventIndexPage",
    "EventLink",
    "EventPage",
    "EventPerson",
    "EventTag",
    "GuestCode",
    "HostMail",
    "Material",
    "PersonalFeed",
    "Poll",
    "PollOption",
    "PollQuestion",
    "ProgrammeItem",
    "Recipe",
    "Registration",
    "RegistrationQuestion",
    "Report",
    "ReportLine",
    "ReservedSeats",
    "Seats",
    "Series",
    "Turn",
    "Vote",
]
