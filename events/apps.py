"""Where we meet."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """Meetings, who comes, series, polls and what came of it."""

    name = "events"
    verbose_name = _("Bijeenkomsten")

    def ready(self) -> None:
        """Say what of ours can be found, and tell the rest of the house what happens here."""
        from alliantie.numbers.measures import register

        from . import numbers, wiring

        _make_findable()
        wiring.connect()
        register(*numbers.MEASURES)


def _make_findable() -> None:
    from search import registry

    from .choices import EventFormat
    from .indexing import event
    from .models import EventIndexPage, EventPage

    registry.not_searched(EventIndexPage)
    registry.register(
        "event",
        label=_("Bijeenkomst"),
        model=EventPage,
        build=event.build,
        queryset=event.searchable,
        visible_to=event.found_by,
        card_template="events/hit.html",
    )
    registry.describe("event", plural=_("Bijeenkomsten"))
    registry.register_facet_labels("format", registry.words_of(EventFormat))
