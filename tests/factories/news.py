"""Test news: rounds, personal links, lines and short items."""

from datetime import date, timedelta
from itertools import count

from django.utils import timezone

from accounts.models import User
from news.choices import NewsState
from news.models import NewsItem, Round, RoundInvitation, RoundLine
from news.services.rounds import hash_of
from tests.factories.organisations import make_member

_numbers = count(1)


def make_round(month: date | None = None, *, days_left: int = 5) -> Round:
    """Make a round about last month that is open for some more days; negative: closed since."""
    today = timezone.localdate()
    month = month or (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    return Round.objects.create(month=month, closes_on=today + timedelta(days=days_left))


def make_link(about: Round, user: User) -> str:
    """Give somebody a personal link; gives the address."""
    token = f"token-nummer-{next(_numbers)}"
    RoundInvitation.objects.create(round=about, user=user, token_hash=hash_of(token))
    return f"/rondje/{token}/"


def make_line(about: Round, text: str = "", *, author: User | None = None, **fields) -> RoundLine:
    """Make a line that stands on the site, for the author's organisation if there is one."""
    author = author or make_member().user
    membership = author.memberships.first()
    standard = {
        "state": NewsState.SHOWN,
        "shown_at": timezone.now(),
        "organisation": membership.organisation if membership else None,
    }
    text = text or f"Ik deed iets opens, nummer {next(_numbers)}."
    return RoundLine.objects.create(round=about, author=author, text=text, **{**standard, **fields})


def make_item(text: str = "", *, author: User | None = None, themes=(), **fields) -> NewsItem:
    """Make short news that stands on the site."""
    standard = {"state": NewsState.SHOWN, "shown_at": timezone.now()}
    item = NewsItem.objects.create(
        author=author or make_member().user,
        text=text or f"Er is iets nieuws, nummer {next(_numbers)}.",
        **{**standard, **fields},
    )
    item.themes.set(themes)
    return item
