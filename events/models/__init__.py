"""What is kept of meetings, one noun a file."""

from events.querysets.registration import HOLDING

from .afterwards import AfterAsk, Evaluation
from .event import EventPage
from .host_mail import BoxQuestion, HostMail
from .index import EventIndexPage
from .parts import CoHost, EventDoor, EventLink, EventPerson, ProgrammeItem
from .poll import Poll, PollOption, PollQuestion, Vote
from .recipe import Recipe
from .recording import Recording
from .registration import (
    Answer,
    GuestCode,
    PersonalFeed,
    Registration,
    RegistrationQuestion,
)
from .report import ActionItem, Material, Report, ReportLine
from .seats import ReservedSeats, Seats
from .series import Series, Turn
from .tag import EventTag
from .transfer import Transfer

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
    "Recording",
    "Registration",
    "RegistrationQuestion",
    "Report",
    "ReportLine",
    "ReservedSeats",
    "Seats",
    "Series",
    "Transfer",
    "Turn",
    "Vote",
]
