"""The inbox, and what the desk says of it."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator

from accounts.models import MailStanding, Notice
from accounts.notices import kinds
from alliantie.visibility import Actor

PAGE_SIZE = 20


@dataclass(frozen=True)
class OnDesk:
    """What stands on top of somebody's desk: something to read, or that their mail comes back."""

    unread: int
    is_undeliverable: bool


@dataclass(frozen=True)
class InboxRow:
    """One notice with the name of its kind."""

    notice: Notice
    kind: str


@dataclass(frozen=True)
class Inbox:
    """One page of the inbox."""

    page: Page[Any]
    rows: tuple[InboxRow, ...]
    unread: int
    is_undeliverable: bool


def on_desk(actor: Actor, _subject: Any = None) -> OnDesk | None:
    """Say what is new; nothing when there is nothing. Two queries."""
    found = OnDesk(Notice.objects.of(actor.user_id).unread().count(), _gets_nothing(actor))
    return found if found.unread or found.is_undeliverable else None


def inbox_of(actor: Actor, page: str) -> Inbox:
    """Give one page of what we told somebody, unread first."""
    own = Notice.objects.of(actor.user_id)
    shown: Page[Any] = Paginator(own.unread_first(), PAGE_SIZE).get_page(page)
    labels = {kind.name: str(kind.label) for kind in kinds()}
    rows = tuple(InboxRow(one, labels.get(one.kind, "")) for one in shown)
    return Inbox(shown, rows, own.unread().count(), _gets_nothing(actor))


def _gets_nothing(actor: Actor) -> bool:
    return MailStanding.objects.filter(
        user=actor.user_id, undeliverable_since__isnull=False
    ).exists()
