"""Lines of the round for pages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alliantie.cards import Link
from alliantie.visibility import Actor
from news.models import Round, RoundLine
from news.naming import listed, name_to_show

PAGE_SIZE = 100
MONTHS = 12


@dataclass(frozen=True)
class LineCard:
    """One line; `name` and `organisation` are empty when they are not told."""

    text: str
    name: str = ""
    organisation: Link | None = None
    month: Link | None = None


@dataclass(frozen=True)
class Group:
    """The lines of one organisation."""

    organisation: Link | None
    cards: Sequence[LineCard]


@dataclass(frozen=True)
class MonthView:
    """All lines of a month."""

    title: str
    month: date
    page: Page[Any]
    groups: Sequence[Group]
    others: Sequence[Link]
    is_newest: bool


def month_name(month: date) -> str:
    """Give the month in words."""
    return date_format(month, "F Y")


def organisation_link(row: Any) -> Link | None:
    """Give the organisation behind words, when it may be told."""
    found = listed(row.organisation)
    return Link(label=found.name, url=found.get_absolute_url()) if found else None


def line_card(line: Any, *, with_month: bool = False) -> LineCard:
    """Describe a line that was fetched `with_writers`."""
    writer, is_member = line.author, line.author_is_member
    name = name_to_show(writer, is_member=is_member, agreed=True) if line.shows_name else ""
    about = line.round if with_month else None
    month = Link(label=month_name(about.month), url=about.get_absolute_url()) if about else None
    return LineCard(line.text, name, organisation_link(line), month)


def line_cards(lines: Iterable[Any], *, with_month: bool = True) -> list[LineCard]:
    """Describe lines for a list."""
    return [line_card(line, with_month=with_month) for line in lines]


def month_view(month: date, actor: Actor, number: str) -> MonthView:
    """Gather one month by organisation; three queries."""
    rounds = list(Round.objects.with_lines()[: MONTHS + 1])
    lines = RoundLine.objects.visible_to(actor).of_month(month).with_writers()
    page = Paginator(lines, PAGE_SIZE).get_page(number)
    if not page.paginator.count:
        raise Http404
    return MonthView(
        title=_("Rondje %(month)s") % {"month": month_name(month)},
        month=month,
        page=page,
        groups=_groups(page.object_list),
        others=[
            Link(label=month_name(one.month), url=one.get_absolute_url())
            for one in rounds
            if one.month != month
        ],
        is_newest=bool(rounds) and rounds[0].month == month,
    )


def _groups(lines: Iterable[Any]) -> list[Group]:
    cards = line_cards(lines, with_month=False)
    return [
        Group(organisation, list(same))
        for organisation, same in groupby(cards, key=lambda card: card.organisation)
    ]
