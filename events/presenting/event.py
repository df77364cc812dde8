"""Everything the page of one meeting shows; the link to an online meeting is never read here."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db.models import CharField, QuerySet, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from wagtail.rich_text import expand_db_html

from alliantie.cards import Link
from alliantie.visibility import Actor
from cases.models import CasePage, DilemmaPage
from events.choices import EventFormat
from events.models import EventPage, Series
from events.policies.moments import Clocks

from .cards import EventCard, event_cards, in_series
from .clocks import clocks_of
from .linked_data import Described, event_data
from .naming import named
from .overview import RECIPES
from .parts import Parts, parts_of
from .place import Place, place_of
from .programme import Programme, programme_of
from .registration import RegistrationBox
from .standing import Shown, shown_standing

OVERVIEW = "/bijeenkomsten/"
RELATED = 3


class EventPresentation:
    """A meeting as one actor sees it; works for a preview that is not saved too."""

    def __init__(self, event: EventPage, actor: Actor) -> None:
        self.event = event
        self.actor = actor
        self._now = timezone.now()

    @cached_property
    def url(self) -> str:
        """Give the full address."""
        return f"{settings.SITE_URL.rstrip('/')}{self.event.url or OVERVIEW}"

    @property
    def calendar_url(self) -> str:
        """Give the file that puts it in a calendar."""
        return f"{self.event.url or OVERVIEW}agenda.ics"

    @cached_property
    def stands(self) -> Shown | None:
        """Say how it stands now."""
        return shown_standing(self.event, self._now)

    @property
    def is_over(self) -> bool:
        """Say whether it has been: then what came of it goes first."""
        return self.event.ends_at is not None and self.event.ends_at <= self._now

    @cached_property
    def clocks(self) -> tuple[Clocks, ...]:
        """Give the times, on both clocks where that matters."""
        return clocks_of(self.event)

    @cached_property
    def place(self) -> Place:
        """Say where it is, how to come there and who can take part."""
        return place_of(self.event)

    @cached_property
    def box(self) -> RegistrationBox:
        """Give what one can do to be there."""
        return RegistrationBox(self.event, self.actor)

    @cached_property
    def host(self) -> Link | None:
        """Give who organises it."""
        return named(self.event.organisation, self.actor)

    @cached_property
    def parts(self) -> Parts:
        """Give themes, words, who organises along and who speaks."""
        return parts_of(self.event, self.actor)

    @cached_property
    def programme(self) -> Programme:
        """Give the programme."""
        return programme_of(self.event)

    @cached_property
    def about(self) -> list[Link]:
        """Give the use cases and dilemmas it is about, as far as this actor may see them; one query."""
        linked = self.event.links.values("page")
        cases = _titles(CasePage.objects.visible_to(self.actor).offered(), "cases:case", linked)
        asked = _titles(DilemmaPage.objects.visible_to(self.actor), "cases:dilemma", linked)
        return [
            Link(label=title, url=reverse(route, args=[slug]))
            for title, slug, route in cases.union(asked, all=True).order_by("title", "slug")
        ]

    @property
    def description(self) -> SafeString:
        """Give what one will do."""
        return mark_safe(expand_db_html(self.event.description))

    @property
    def series(self) -> Link | None:
        """Lead to the series it belongs to; the label says which number it is."""
        series = self.event.series
        return Link(label=in_series(self.event), url=_series_url(series)) if series else None

    @property
    def recipe(self) -> Link | None:
        """Lead to how a meeting of this kind is held."""
        if not self.event.format:
            return None
        return Link(label=str(EventFormat(self.event.format).label), url=RECIPES)

    @cached_property
    def related(self) -> list[EventCard]:
        """Give meetings that come and are about the same, as far as this actor may see them."""
        alike = EventPage.objects.visible_to(self.actor).coming(self._now).going_on()
        return event_cards(alike.like(self.event).for_lines()[:RELATED], self.actor)

    @property
    def trail(self) -> Sequence[Link]:
        """Give the breadcrumb."""
        return (Link(label=_("Bijeenkomsten"), url=OVERVIEW), Link(label=self.event.title))

    @cached_property
    def linked_data(self) -> SafeString:
        """Give what search engines read."""
        along = [one.link for one in self.parts.along if one.has_said_yes]
        series = self.event.series
        return event_data(
            self.event,
            Described(
                url=self.url,
                overview=OVERVIEW,
                clocks=self.clocks,
                hosts=[one for one in (self.host, *along) if one],
                subjects=[*(chip.label for chip in self.parts.themes), *self.parts.subjects],
                series=Link(label=series.title, url=_series_url(series)) if series else None,
            ),
        )


def _series_url(series: Series) -> str:
    return reverse("events:series", args=[series.slug])


def _titles(rows: QuerySet[Any], route: str, linked: Any) -> Any:
    """Select titles and addresses of one kind of page, in the shape both kinds share."""
    named_route = Value(route, output_field=CharField())
    seen = rows.order_by().filter(pk__in=linked).annotate(route=named_route)
    return seen.values_list("title", "slug", "route")
