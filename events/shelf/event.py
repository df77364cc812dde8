"""How meetings are listed under a theme, or under who organises them: what comes first, then what was."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliantie.visibility import VISITOR, Actor
from events.models import EventPage
from events.presenting.cards import EventCard, event_card
from events.querysets import EventQuerySet
from themes.shelves import Shelf, register


class EventShelf(Shelf):
    """Meetings; of an organisation also those it said yes to, never those it was only asked for."""

    def of(self, actor: Actor, organisation_id: int) -> Any:
        """Give what an organisation organises, alone or along."""
        return self.offered(actor).hosted_by(organisation_id)


def connect() -> None:
    """Let pages of themes and organisations list meetings; counts there are of use cases only."""
    register(
        EventShelf(
            model=EventPage,
            label=_("bijeenkomsten"),
            offered=offered,
            fetched=EventQuerySet.for_lines,
            card=card,
            card_template="components/card-event.html",
            is_counted=False,
            order=20,
        )
    )


def offered(actor: Actor) -> EventQuerySet:
    """Give what an actor may see, the nearest first."""
    return EventPage.objects.visible_to(actor).soonest_first()


def card(event: EventPage) -> EventCard:
    """Describe one as everybody sees it."""
    return event_card(event, VISITOR, timezone.now())
