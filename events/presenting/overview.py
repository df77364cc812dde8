"""What the overview of meetings shows: what comes, what was, or one month."""

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import cached_property

from alliantie.cards import Link
from alliantie.filters import Chosen
from alliantie.visibility import Actor
from cases.overview.choosing import narrowed
from cases.presenting.filtered import FilteredList
from events.overview import event as overview
from events.policies.months import Month, read_month

from .cards import EventCard, event_cards
from .month import MonthView, month_label, month_view, weekdays

CALENDAR, RECIPES = "/bijeenkomsten/agenda.ics", "/bijeenkomsten/werkvormen/"


class EventOverview(FilteredList):
    """The overview as one actor asks for it."""

    filters = overview.FILTERS
    sorts = overview.SORTS
    usual_sort = overview.USUAL
    calendar_url, recipes_url = CALENDAR, RECIPES

    def __init__(self, params: QueryDict, actor: Actor) -> None:
        now = timezone.now()
        self.actor = actor
        self.view = overview.view_of(params)
        self.today = timezone.localdate(now)
        self.month = read_month(params.get(overview.MONTH, ""), self.today)
        offered = overview.offered_to(actor, self.view, self.month, now)
        super().__init__(params, offered=offered, words=overview.words(actor, offered))

    def listed(self, rows: Any) -> Any:
        """Fetch along what cards need; the view has put them in order."""
        return rows.for_cards()

    @property
    def is_month(self) -> bool:
        """Say whether it is shown as a calendar."""
        return self.view == overview.BY_MONTH

    @property
    def is_past(self) -> bool:
        """Say whether it is about what was."""
        return self.view == overview.PAST

    @cached_property
    def cards(self) -> list[EventCard]:
        """Give a card for each meeting of this page."""
        return event_cards(self.page, self.actor)

    @cached_property
    def calendar(self) -> MonthView:
        """Give the month."""
        fitting = narrowed(self._offered, self.filters, self.choice)
        return month_view(self.month, fitting, self.today)

    @property
    def weekdays(self) -> Iterable[str]:
        """Give the heads of the columns."""
        return weekdays(self.month)

    @property
    def total(self) -> int:
        """Give how many fit."""
        return self.calendar.total if self.is_month else super().total

    @cached_property
    def chosen(self) -> list[Chosen]:
        """Give a chip for every chosen value; taking one away stays in the same view."""
        return [Chosen(one.label, self._kept(one.url)) for one in super().chosen]

    @property
    def carried(self) -> Sequence[tuple[str, str]]:
        """Give what the filters keep of the address."""
        return self._asked(self.view, self.month)

    @property
    def cleared_url(self) -> str:
        """Give this view without filters."""
        return self._kept("?")

    @property
    def tabs(self) -> list[dict[str, Any]]:
        """Give the views, with the filters kept."""
        this_month = Month(self.today.year, self.today.month)
        return [
            {"label": label, "url": self._address(view, this_month), "current": view == self.view}
            for view, label in overview.VIEWS.items()
        ]

    @property
    def previous(self) -> Link | None:
        """Lead to the month before."""
        return self._month_link(self.month.previous)

    @property
    def next(self) -> Link | None:
        """Lead to the month that follows."""
        return self._month_link(self.month.next)

    @property
    def list_url(self) -> str:
        """Give the list of what comes, with the filters kept."""
        return self._address(overview.COMING, self.month)

    def _month_link(self, month: Month | None) -> Link | None:
        if month is None:
            return None
        return Link(label=month_label(month), url=self._address(overview.BY_MONTH, month))

    def _address(self, view: str, month: Month) -> str:
        return _joined(self.choice.address(), self._asked(view, month))

    def _kept(self, address: str) -> str:
        return _joined(address, self.carried)

    def _asked(self, view: str, month: Month) -> list[tuple[str, str]]:
        if view == overview.BY_MONTH:
            return [(overview.VIEW, view), (overview.MONTH, str(month))]
        return [] if view == overview.COMING else [(overview.VIEW, view)]


def _joined(address: str, pairs: Sequence[tuple[str, str]]) -> str:
    """Add to an address that begins with a question mark."""
    return "?" + "&".join(filter(None, [address.removeprefix("?"), urlencode(pairs)]))
