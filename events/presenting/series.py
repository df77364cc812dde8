"""The page of a series: what it is, what comes and what was, by number; never whose turn it is."""

from collections.abc import Sequence

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from alliantie.cards import Link
from alliantie.visibility import Actor
from events.models import EventPage, Series

from .cards import EventCard, event_cards
from .series_outcomes import SeriesOutcomes, outcomes_of

PAGE_SIZE, MOST_COMING = 24, 12
OVERVIEW = "/bijeenkomsten/"


class SeriesPresentation:
    """A series as one actor sees it: as much of it as the meetings they may see."""

    def __init__(self, series: Series, actor: Actor, page_number: str = "1") -> None:
        self.series = series
        self.actor = actor
        self._number = page_number
        self._now = timezone.now()
        self._seen = EventPage.objects.visible_to(actor).filter(series=series.pk)

    @property
    def url(self) -> str:
        """Give the full address."""
        path = reverse("events:series", args=[self.series.slug])
        return f"{settings.SITE_URL.rstrip('/')}{path}"

    @cached_property
    def coming(self) -> list[EventCard]:
        """Give what comes, the first on top."""
        return event_cards(self._seen.coming(self._now).for_lines()[:MOST_COMING], self.actor)

    @cached_property
    def page(self) -> Page[EventPage]:
        """Give the meetings of this page that were, the last on top."""
        return Paginator(self._seen.past(self._now).for_lines(), PAGE_SIZE).get_page(self._number)

    @cached_property
    def past(self) -> list[EventCard]:
        """Give what was."""
        return event_cards(self.page, self.actor)

    @cached_property
    def outcomes(self) -> SeriesOutcomes:
        """Give agendas, papers, reports, decisions and open actions."""
        return outcomes_of(self.series, self.actor)

    @property
    def calendar_url(self) -> str:
        """Give the calendar one can subscribe to."""
        return reverse("events:series_feed", args=[self.series.slug])

    @property
    def is_seen(self) -> bool:
        """Say whether there is anything of it that this actor may know of."""
        return bool(self.coming or self.past)

    @property
    def trail(self) -> Sequence[Link]:
        """Give the breadcrumb."""
        return (Link(label=_("Bijeenkomsten"), url=OVERVIEW), Link(label=self.series.title))
