"""What a host has to do now: computed from how a meeting stands, so nobody keeps a list."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from events.choices import EventState

SOON, INVITE_BEFORE, OFFERS_BEFORE = timedelta(days=7), timedelta(days=42), timedelta(hours=24)
KEPT = timedelta(days=90)  # who came is erased then; there is nothing left to do


class Task(StrEnum):
    """One thing to do, most urgent first."""

    CHANGE = "change"
    ANSWER = "answer"
    LINK = "link"
    OFFERS = "offers"
    INVITE = "invite"
    MAIL = "mail"
    ATTENDANCE = "attendance"
    REPORT = "report"
    ACTIONS = "actions"


@dataclass(frozen=True)
class Figures:
    """How a meeting stands in numbers."""

    state: str
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    opens_at: datetime | None = None
    has_remark: bool = False
    is_elsewhere: bool = False
    lacks_link: bool = False
    confirmed: int = 0
    waiting: int = 0
    offered: int = 0
    attended: int = 0
    absent: int = 0
    first_offer_ends: datetime | None = None
    questions: int = 0
    mails: int = 0
    has_report: bool = False
    actions_due: int = 0

    @property
    def coming(self) -> int:
        """Count who has a seat and said yes, there already or not."""
        return self.confirmed + self.attended + self.absent


def to_do(figures: Figures, now: datetime) -> list[Task]:
    """Name what is to be done; nothing for what is with the editors or does not go on."""
    if figures.state == EventState.CHANGES:
        return [Task.CHANGE]
    if figures.state == EventState.DRAFT:
        return [Task.CHANGE] if figures.has_remark else []
    if figures.state != EventState.PLANNED or figures.starts_at is None or figures.ends_at is None:
        return []
    if now < figures.ends_at:
        return _before(figures, figures.starts_at - now, now)
    return _after(figures, now - figures.ends_at)


def _before(figures: Figures, left: timedelta, now: datetime) -> list[Task]:
    is_open = figures.opens_at is None or now >= figures.opens_at
    nobody = not (figures.coming or figures.offered or figures.waiting)
    ends = figures.first_offer_ends
    said = {
        Task.ANSWER: figures.questions > 0,
        Task.LINK: figures.lacks_link and left <= SOON,
        Task.OFFERS: ends is not None and ends - now <= OFFERS_BEFORE,
        Task.INVITE: nobody and is_open and not figures.is_elsewhere and left <= INVITE_BEFORE,
        Task.MAIL: figures.coming > 0 and not figures.mails and left <= SOON,
    }
    return [task for task, is_due in said.items() if is_due]


def _after(figures: Figures, since: timedelta) -> list[Task]:
    is_unknown = figures.confirmed > 0 and not (figures.attended or figures.absent)
    said = {
        Task.ATTENDANCE: is_unknown and since <= KEPT,
        Task.REPORT: not figures.has_report and since <= KEPT,
        Task.ACTIONS: figures.actions_due > 0,
    }
    return [task for task, is_due in said.items() if is_due]
