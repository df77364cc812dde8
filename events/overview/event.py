"""The overview of meetings: its views, its filters and what an actor may see of it."""

from datetime import datetime
from typing import Any

from django.db.models import Case, CharField, F, Q, Value, When
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alliantie.visibility import Actor
from cases.overview.choosing import Filter
from events.choices import EventKind
from events.models import EventPage
from events.policies.months import Month
from events.querysets import EventQuerySet
from organisations.choices import Listing, Region
from organisations.models import Organisation
from themes.models import Theme

VIEW, MONTH = "beeld", "maand"
COMING, PAST, BY_MONTH = "komend", "geweest", "maand"
VIEWS: dict[str, str | Promise] = {COMING: _("Lijst"), BY_MONTH: _("Maand"), PAST: _("Geweest")}
FILTERS = (
    Filter("soort", _("Soort"), "kind", is_open=True),
    Filter("thema", _("Thema"), "themes__slug", is_many=True, is_open=True),
    Filter("regio", _("Regio"), "region"),
    Filter("organisatie", _("Organisatie"), "host"),
)
# Each view has one order, which follows from the clock.
USUAL = "tijd"
SORTS: dict[str, tuple[str | Promise, tuple[str, ...]]] = {USUAL: (_("Op tijd"), ())}


def view_of(params: QueryDict) -> str:
    """Read which view is asked for; what cannot be meant is the list of what comes."""
    asked = params.get(VIEW, COMING)
    return asked if asked in VIEWS else COMING


def offered_to(actor: Actor, view: str, month: Month, now: datetime) -> EventQuerySet:
    """Give what one view may show this actor; who is not in the overview of organisations has no name."""
    named = Q(organisation__listing=Listing.LISTED)
    if actor.is_editor:
        named = Q(organisation__isnull=False)
    elif actor.organisation_ids:
        named |= Q(organisation__in=actor.organisation_ids)
    rows = EventPage.objects.visible_to(actor).annotate(
        host=Case(
            When(named, then=F("organisation__slug")),
            default=Value(""),
            output_field=CharField(),
        )
    )
    if view == PAST:
        return rows.past(now)
    return rows.in_days(month.first, month.after) if view == BY_MONTH else rows.coming(now)


def words(actor: Actor, offered: Any) -> dict[str, dict[str, str]]:
    """Give the words for every value of every filter; themes and organisations are a query each."""
    hosts = Organisation.objects.visible_to(actor).filter(
        pk__in=offered.order_by().values("organisation")
    )
    return {
        "soort": {value: str(label) for value, label in EventKind.choices},
        "thema": dict(Theme.objects.values_list("slug", "label")),
        "regio": {value: str(label) for value, label in Region.choices},
        "organisatie": dict(hosts.order_by("sort_key", "name").values_list("slug", "name")),
    }
