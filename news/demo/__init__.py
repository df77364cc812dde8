"""Demo news: a month of the round, and short news in every state."""

import secrets
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts import demo as accounts_demo
from accounts.models import User
from alliantie.demonstration import DemoRun, read_rows
from news import calendar
from news.choices import NewsState
from news.models import NewsItem, Round, RoundInvitation, RoundLine
from news.services.rounds import absolute, hash_of
from organisations.models import Membership
from search.registry import key_of
from search.services import queue_index
from themes.models import Theme

HERE = Path(__file__).parent
# Open while somebody tries the demo, yet so near its end that no mail goes to made-up addresses.
OPEN_DAYS = 5
TRIES = "lotte"


@transaction.atomic
def load(run: DemoRun) -> None:
    """Add the round and the news that are missing; nobody is mailed."""
    emails = {row["key"]: row["email"] for row in read_rows(accounts_demo.FILE, "member")}
    people = {key: User.objects.get(email=email) for key, email in emails.items()}
    lines, items = read_rows(HERE / "lines.toml", "line"), read_rows(HERE / "items.toml", "item")
    about = Round.objects.first() or _round()
    for number, row in enumerate(lines):
        _line(about, people[row["who"]], row, number)
    for row in items:
        _item(people[row["who"]], row)
    _link(run, about, people[TRIES])
    run.say(f"Lines of the round: {len(lines)}, short news: {len(items)}")


def _round() -> Round:
    today = timezone.localdate()
    closes_on = today + timedelta(days=OPEN_DAYS)
    return Round.objects.create(month=calendar.month_before(today), closes_on=closes_on)


def _organisation_id(person: User) -> int | None:
    rows = Membership.objects.active().filter(user=person).order_by("pk")
    return rows.values_list("organisation_id", flat=True).first()


def _line(about: Round, person: User, row: dict[str, Any], number: int) -> None:
    state = NewsState(row.get("state", NewsState.SHOWN))
    shown_at = timezone.now() - timedelta(hours=number)
    RoundLine.objects.get_or_create(
        round=about,
        author=person,
        defaults={
            "organisation_id": _organisation_id(person),
            "shows_name": row.get("named", False),
            "text": row["text"],
            "state": state,
            "shown_at": shown_at if state == NewsState.SHOWN else None,
        },
    )


def _item(person: User, row: dict[str, Any]) -> None:
    state = NewsState(row.get("state", NewsState.SHOWN))
    moment = timezone.now() - timedelta(days=row["days_ago"], hours=1)
    item, is_new = NewsItem.objects.get_or_create(
        author=person,
        text=row["text"],
        defaults={
            "organisation_id": None if row.get("as_oneself") else _organisation_id(person),
            "link": row.get("link", ""),
            "media_link": row.get("media_link", ""),
            "transcript": row.get("transcript", ""),
            "state": state,
            "shown_at": moment if state == NewsState.SHOWN else None,
        },
    )
    if is_new:
        item.themes.set(Theme.objects.filter(slug__in=row.get("themes", ())))
        NewsItem.objects.filter(pk=item.pk).update(created_at=moment)
        queue_index(key=key_of(item))


def _link(run: DemoRun, about: Round, person: User) -> None:
    """Print one personal link to try, the first time."""
    token = secrets.token_urlsafe(24)
    _found, is_new = RoundInvitation.objects.get_or_create(
        round=about, user=person, defaults={"token_hash": hash_of(token)}
    )
    if is_new:
        link = absolute(reverse("news:write", args=[token]))
        run.at_the_end.append(f"Write a line of the round as {person.get_full_name()}: {link}")
