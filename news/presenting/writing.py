"""What somebody sees who writes a line, and what they wrote before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from alliantie.cards import Link
from news import calendar
from news.choices import NewsState
from news.models import NewsItem, Round, RoundInvitation, RoundLine
from news.naming import own_name
from news.policies.items import may_change
from news.policies.lines import may_withdraw, may_write
from news.services.lines import organisations_of
from news.services.rounds import hash_of
from organisations.actors import actor_for
from organisations.models import Organisation

from .lines import LineCard, month_name

MOST = 50
# What the small coloured label beside a text looks like.
BADGES = {NewsState.SHOWN: "online", NewsState.HELD: "with_editors", NewsState.REFUSED: "your_turn"}


@dataclass(frozen=True)
class Personal:
    """A personal link, and whether it still does something."""

    about: Round
    author: User
    line: RoundLine | None
    is_alive: bool
    is_open: bool


@dataclass(frozen=True)
class Writing:
    """The page on which a line is written; `name` and `organisations` are all a link tells."""

    name: str
    organisations: Sequence[str]
    month: str
    closes_on: date
    line: RoundLine | None
    allowed: Sequence[int | None]

    @property
    def is_shown(self) -> bool:
        """Say whether the line stands on the site."""
        return self.line is not None and self.line.state == NewsState.SHOWN

    @property
    def is_held(self) -> bool:
        """Say whether an editor still looks at the line."""
        return self.line is not None and self.line.state == NewsState.HELD

    @property
    def is_withdrawn(self) -> bool:
        """Say whether the line was withdrawn."""
        return self.line is not None and self.line.state == NewsState.WITHDRAWN

    @property
    def may_withdraw(self) -> bool:
        """Say whether there is a line to withdraw."""
        return self.line is not None and may_withdraw(self.line.state)


@dataclass(frozen=True)
class Own:
    """One thing somebody wrote, with what can still be done."""

    pk: int
    text: str
    state: str
    badge: str
    moment: datetime
    about: str = ""
    url: str = ""
    may_change: bool = False
    may_withdraw: bool = False


def personal(token: str) -> Personal | None:
    """Find what a link is for; whether it exists is all that a wrong one tells."""
    found = (
        RoundInvitation.objects.filter(token_hash=hash_of(token))
        .select_related("round", "user", "user__person")
        .first()
    )
    if found is None:
        return None
    return Personal(
        about=found.round,
        author=found.user,
        line=RoundLine.objects.filter(round=found.round, author=found.user).first(),
        is_alive=may_write(actor_for(found.user)),
        is_open=calendar.is_open(found.round.closes_on, timezone.localdate()),
    )


def open_round() -> Round | None:
    """Give the round that takes lines today."""
    return Round.objects.open_on(timezone.localdate()).first()


def writing(about: Round, author: User, line: RoundLine | None) -> Writing:
    """Gather the page for writing."""
    allowed = organisations_of(author.pk)
    names = Organisation.objects.filter(pk__in=[pk for pk in allowed if pk is not None])
    return Writing(
        name=own_name(author),
        organisations=list(names.values_list("name", flat=True)),
        month=month_name(about.month),
        closes_on=about.closes_on,
        line=line,
        allowed=allowed,
    )


def preview(author: User, text: str, organisation_id: int | None, *, shows_name: bool) -> LineCard:
    """Show a line as it will stand on the site."""
    found = Organisation.objects.filter(pk=organisation_id).first() if organisation_id else None
    return LineCard(
        text=text,
        name=own_name(author) if shows_name else "",
        organisation=Link(label=found.name, url=found.get_absolute_url()) if found else None,
    )


def own_lines(user_id: int) -> list[Own]:
    """Give somebody's own lines, newest first."""
    rows = RoundLine.objects.filter(author=user_id).select_related("round")
    return [
        _own(row, moment=row.written_at, about=month_name(row.round.month), changes=True)
        for row in rows.order_by("-round__month")[:MOST]
    ]


def own_items(user_id: int) -> list[Own]:
    """Give somebody's own short news, newest first."""
    now = timezone.now()
    rows: QuerySet[NewsItem] = NewsItem.objects.filter(author=user_id).order_by("-pk")
    return [
        _own(
            row,
            moment=row.created_at,
            url=row.get_absolute_url(),
            changes=may_change(row.state, made=row.created_at, now=now),
        )
        for row in rows[:MOST]
    ]


def _own(row: Any, *, moment: datetime, changes: bool, about: str = "", url: str = "") -> Own:
    return Own(
        pk=row.pk,
        text=row.text,
        state=row.get_state_display(),
        badge=BADGES.get(row.state, "draft"),
        moment=moment,
        about=about,
        url=url,
        may_change=changes,
        may_withdraw=may_withdraw(row.state),
    )
