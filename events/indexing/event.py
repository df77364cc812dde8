"""What a meeting tells search."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone
from wagtail.rich_text import get_text_for_indexing

from alliantie.visibility import Actor
from events.choices import EventFormat, EventKind, HostState
from events.models import EventPage, ReportLine
from events.querysets import EventQuerySet
from events.querysets.event import ANNOUNCED
from organisations.choices import Listing
from organisations.models import Organisation
from search.contract import SearchDocument
from search.registry import key_of


def searchable() -> EventQuerySet:
    """Give every meeting that belongs in the index, with what its document needs."""
    live = EventPage.objects.filter(live=True, state__in=ANNOUNCED)
    along = live.select_related("organisation", "report", "series")
    return along.prefetch_related(
        "themes",
        "tagged_items__tag",
        "co_hosts__organisation",
        _told(),
        "materials__recording",
    ).order_by("pk")


def _told() -> Prefetch[str]:
    """Fetch what stands in a report; a line of the monthly round only as long as it stands there."""
    return Prefetch("report__lines", ReportLine.objects.standing(), to_attr="lines_standing")


def found_by(actor: Actor, pks: Sequence[str]) -> EventQuerySet:
    """Give those of the hits that this actor may see, with what their cards need."""
    return EventPage.objects.visible_to(actor).filter(pk__in=pks).for_cards()


def build(event: EventPage) -> SearchDocument | None:
    """Describe one meeting for the index; a meeting without an address cannot be found."""
    address = event.url
    if not address:
        return None
    themes = list(event.themes.all())
    hosts = _hosts(event)
    own = event.organisation if event.organisation in hosts else None
    return SearchDocument(
        key=key_of(event),
        kind="event",
        url=address,
        title=event.title,
        summary=event.goal,
        body=_body(event),
        updated_at=event.last_published_at or event.first_published_at or timezone.now(),
        organisation_id=str(own.pk) if own else "",
        organisation=" ".join(host.name for host in hosts),
        organisation_kind=own.kind if own else "",
        partner_organisation_ids=tuple(str(host.pk) for host in hosts if host != own),
        theme_ids=tuple(str(theme.pk) for theme in themes),
        themes=tuple(theme.label for theme in themes),
        tags=tuple(item.tag.name for item in event.tagged_items.all()),
        region=event.region,
        formats=tuple(filter(None, [event.format])),
        year=event.starts_at.year if event.starts_at else None,
        audience=event.audience,
        audience_organisation_ids=tuple(filter(None, [str(event.organisation_id or "")])),
        owner_ids=tuple(filter(None, [str(event.owner_id or "")])),
        go_live_at=event.go_live_at,
        expire_at=event.expire_at,
    )


def _hosts(event: EventPage) -> list[Organisation]:
    """Give who organises it and who said yes to do so along, as far as everybody may know of them."""
    said_yes = (one for one in event.co_hosts.all() if one.state == HostState.CONFIRMED)
    hosts = (event.organisation, *(along.organisation for along in said_yes))
    return [host for host in hosts if host is not None and host.listing == Listing.LISTED]


def _body(event: EventPage) -> str:
    """Give the words without marks; of the report only what is online."""
    told = [
        get_text_for_indexing(event.description),
        event.prepare,
        str(EventKind(event.kind).label),
        str(EventFormat(event.format).label) if event.format else "",
        event.venue,
        event.series.title if event.series else "",
    ]
    report = getattr(event, "report", None)
    if report is not None and report.published_at is not None:
        told += [get_text_for_indexing(report.text), *(line.text for line in _lines(report))]
    for brought in event.materials.all():
        if brought.is_online:
            told += [brought.title, brought.words]
    return "\n".join(filter(None, told))


def _lines(report: Any) -> Iterable[ReportLine]:
    fetched: Iterable[ReportLine] | None = getattr(report, "lines_standing", None)
    return report.lines.standing() if fetched is None else fetched
