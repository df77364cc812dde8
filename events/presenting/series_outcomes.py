"""What the meetings of a series brought: agenda, papers, reports, decisions and what people still do."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alliantie.cards import Link
from alliantie.visibility import Actor
from events.models import ActionItem, EventPage, ProgrammeItem, Report, ReportLine, Series
from organisations.models import Organisation
from people.models import Person

MOST = 24


@dataclass(frozen=True)
class Papers:
    """One meeting, and what one can read of it."""

    meeting: Link
    links: Sequence[Link]


@dataclass(frozen=True)
class Said:
    """Something that was decided or promised, and at which meeting."""

    text: str
    meeting: Link
    note: str = ""


@dataclass(frozen=True)
class SeriesOutcomes:
    """What stands under the meetings of a series."""

    papers: Sequence[Papers]
    decisions: Sequence[Said]
    actions: Sequence[Said]


def outcomes_of(series: Series, actor: Actor) -> SeriesOutcomes:
    """Gather it from the meetings this actor may see, of reports only what is online; three queries."""
    seen = EventPage.objects.visible_to(actor).filter(series=series.pk)
    online = Q(report__published_at__isnull=False, report__event__in=seen.order_by().values("pk"))
    decided = ReportLine.objects.filter(online, kind=ReportLine.DECISION)
    decisions = decided.select_related("report__event").order_by("-report__event__starts_at", "pk")
    return SeriesOutcomes(
        papers=_papers(seen),
        decisions=[Said(one.text, _meeting(one.report.event)) for one in decisions[:MOST]],
        actions=[_promised(one) for one in _open_actions(online, actor)[:MOST]],
    )


def _papers(seen: Any) -> list[Papers]:
    programme = ProgrammeItem.objects.filter(event=OuterRef("pk"))
    report = Report.objects.filter(event=OuterRef("pk"), published_at__isnull=False)
    papers = Count("materials", filter=Q(materials__published_at__isnull=False))
    rows = seen.annotate(
        has_programme=Exists(programme), has_report=Exists(report), papers=papers
    ).order_by("-starts_at", "-pk")
    found = ((row, _links(row)) for row in rows[:MOST])
    return [Papers(_meeting(row), links) for row, links in found if links]


def _links(row: Any) -> list[Link]:
    url = reverse("events:event", args=[row.slug])
    there = (
        (row.has_programme, _("Agenda"), "#programma"),
        (row.papers, _("Stukken"), "#materiaal"),
        (row.has_report, _("Verslag"), "#verslag"),
    )
    return [Link(label=label, url=url + anchor) for is_there, label, anchor in there if is_there]


def _open_actions(online: Q, actor: Actor) -> Any:
    """Select what is not done, with who does it as far as this actor may know."""
    shown = Person.objects.visible_to(actor).filter(user=OuterRef("owner"), user__is_active=True)
    rows = ActionItem.objects.filter(online).still_open().select_related("report__event")
    listed = Organisation.objects.visible_to(actor).filter(pk=OuterRef("organisation"))
    return rows.annotate(
        seen_name=Subquery(shown.values("name")[:1]), organised=Subquery(listed.values("name")[:1])
    )


def _promised(row: Any) -> Said:
    words = {"who": _who(row), "day": date_format(row.due_on, "j F Y")}
    return Said(row.text, _meeting(row.report.event), _("%(who)s, uiterlijk %(day)s") % words)


def _who(row: Any) -> str:
    if row.organisation_id:
        return str(row.organised or _("Een organisatie"))
    if row.owner_id:
        return str(row.seen_name or _("Iemand uit het netwerk"))
    return row.owner_name or _("Iemand die is vertrokken")


def _meeting(event: EventPage) -> Link:
    day = date_format(event.starts_at, "j F Y") if event.starts_at else ""
    label = f"{event.title}, {day}" if day else event.title
    return Link(label=label, url=reverse("events:event", args=[event.slug]))
