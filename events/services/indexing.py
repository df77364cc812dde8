"""Tell search that meetings changed; every path to a change ends here."""

from django.db import transaction
from django.db.models import Q
from wagtail.models import Page

from events.models import EventPage, Series
from news.models import RoundLine
from organisations.models import Organisation
from search.registry import key_of
from search.services import queue_index, queue_index_many
from themes.models import Theme


def event_changed(*, event: EventPage) -> None:
    """Have a meeting indexed as it is now; what was never online costs nothing."""
    if event.live or event.first_published_at:
        queue_index(key=key_of(event))


def event_gone(*, event: EventPage) -> None:
    """Have a deleted meeting leave the index."""
    queue_index(key=key_of(event))


@transaction.atomic
def addresses_changed(*, page: Page) -> None:
    """Index meetings anew after the page or the one above it moved or got another address."""
    _queue(Q(path__startswith=page.path))


@transaction.atomic
def organisation_changed(*, organisation: Organisation) -> None:
    """Index anew every meeting that shows this organisation."""
    _queue(Q(organisation=organisation) | Q(co_hosts__organisation=organisation))


@transaction.atomic
def theme_changed(*, theme: Theme) -> None:
    """Index anew every meeting about this theme."""
    _queue(Q(themes=theme))


@transaction.atomic
def series_changed(*, series: Series) -> None:
    """Index anew every meeting of this series."""
    _queue(Q(series=series))


@transaction.atomic
def host_changed(*, event_id: int) -> None:
    """Index a meeting anew after an organisation came along, or left."""
    _queue(Q(pk=event_id))


@transaction.atomic
def material_changed(*, event_id: int) -> None:
    """Index a meeting anew after something was brought, written out or taken away."""
    _queue(Q(pk=event_id))


def news_changed(*, line: RoundLine) -> None:
    """Index anew the meetings whose round a line of the monthly round was told in."""
    _queue(Q(report__lines__source=line))


def _queue(which: Q) -> None:
    pks = EventPage.objects.filter(which, live=True).values_list("pk", flat=True).distinct()
    queue_index_many(keys=[key_of(EventPage(pk=pk)) for pk in pks])
